import ServalKernelInterface

/// What an instruction set has: who can run it, its registers, and the tiles and algorithms of its kernels.
///
/// Packing and the choice of tiles know this table and no backend by name. That the kernels were compiled with the same
/// lanes, registers and tiles is tested.
package struct InstructionSet: Sendable {
    /// A register tile of a matrix product, and so of panels of `lanes` columns.
    package struct Tile: Equatable, Sendable {
        package var pixels: Int
        package var lanes: Int
    }

    /// How depthwise 3×3 windows in 8 bits are packed: see `QuantizedDepthwisePacking`.
    package enum ByteWindows: Sendable { case columns, vectorPairs }

    /// Whether a processor and its operating system can run the kernels.
    package var runsOn: @Sendable (CPUFeatures) -> Bool
    /// The float kernels; only where they can run.
    package var kernels: @Sendable () -> KernelTable
    /// The 8-bit kernels, of the same or of another module.
    package var quantizedKernels: @Sendable () -> QuantizedKernelTable
    /// Lanes of a float vector.
    package var lanes: Int
    /// Lanes of the vectors half as wide, of which the tiles for the last columns are made; 0 if there are none.
    package var halfLanes = 0
    /// Vector registers.
    package var registers: Int
    /// Whether a product and the sum it is added to are rounded once; results are the same bits on all that do.
    package var fusesMultiplyAdd: Bool
    /// Register tiles of the float product, from the widest.
    package var tiles: [Tile]
    /// Register tiles of the product in 8 bits, from the widest.
    package var byteTiles: [Tile]
    /// Neighbouring k whose products in 8 bits one instruction sums: 4, or 2 of values widened to 16 bits.
    package var byteGroup: Int
    package var byteWindows: ByteWindows

    /// Whether tiles of four vectors fit the registers; those of two do everywhere.
    package var hasWideTiles: Bool { registers >= 32 }

    /// Pixels, at least `least`, that are whole tiles of one, two and four vectors, of which most panels are.
    package func wholeTiles(_ tiles: [Tile], atLeast least: Int) -> Int {
        let heights = tiles.filter { [lanes, 2 * lanes, 4 * lanes].contains($0.lanes) }.map(\.pixels)
        let common = heights.reduce(1, leastCommonMultiple)
        return (least + common - 1) / common * common
    }

    /// Pixels of the float tile for panels of `lanes` columns.
    package func pixels(lanes: Int) -> Int { (tiles.first { $0.lanes == lanes } ?? tiles.last)?.pixels ?? 1 }

    /// Pixels of the 8-bit tile for panels of `lanes` columns.
    package func bytePixels(lanes: Int) -> Int {
        (byteTiles.first { $0.lanes == lanes } ?? byteTiles.first)?.pixels ?? 1
    }
}

extension Backend {
    package var instructionSet: InstructionSet {
        switch self {
        case .baseline: .baseline
        case .avx2: .avx2
        case .avxvnni: .avxvnni
        case .avx512: .avx512
        }
    }
}

private func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
    var (divisor, rest) = (a, b)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    return a / divisor * b
}
