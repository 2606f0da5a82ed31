/// Estimates the first coefficients of a block from the first coefficients of the blocks around it.
///
/// A progressive picture whose last scans are missing would show the edges of its blocks. T.81 annex K.8 predicts the
/// missing coefficients; this is libjpeg-turbo's version of it, which looks at 5 × 5 blocks and, while no other
/// coefficient than the first is known, smooths that one too. An estimate takes the place only of a coefficient that is
/// 0 and not known to its last bit.
struct JPEGBlockSmoother {
    /// Coefficients that can be estimated, in coded order; the first counts as known.
    static let coefficientCount = 10

    private let component: JPEGComponent
    private let coefficients: UnsafePointer<Int16>
    private let factors: [Int]
    /// Blocks across without those that only pad the MCUs.
    private let columns: Int
    private let unitRows: Int
    private let lastUnitBlockRows: Int
    /// Bit positions to which the coefficients are known, in rows of MCUs that the last scan reached and in the others.
    private let knownBits: [Int]
    private let previouslyKnownBits: [Int]
    private let lastReachedRow: Int

    /// Whether a frame's first coefficients are known and any of the others is not known to its last bit.
    static func isUseful(_ frame: JPEGFrame) -> Bool {
        guard frame.header.isProgressive else { return false }
        for component in frame.components {
            guard let quantization = component.quantization, component.coefficients != nil,
                component.knownBits[0] >= 0,
                JPEGZigzag.order.prefix(coefficientCount).allSatisfy({ quantization.pointer[Int($0)] != 0 })
            else { return false }
        }
        return frame.components.contains { $0.knownBits[1..<coefficientCount].contains { $0 != 0 } }
    }

    /// - Parameter lastReachedRow: The last row of MCUs for which the last scan had data.
    init?(_ component: JPEGComponent, header: JPEGFrameHeader, scanCount: Int, lastReachedRow: Int) {
        guard let storage = component.coefficients, let quantization = component.quantization else { return nil }
        self.component = component
        coefficients = UnsafePointer(storage.pointer)
        factors = JPEGZigzag.order.prefix(Self.coefficientCount).map {
            Int(UInt16(bitPattern: quantization.pointer[Int($0)]))
        }
        columns = component.width.dividedRoundingUp(by: component.blockSize)
        unitRows = header.unitRows
        let blockRows = component.height.dividedRoundingUp(by: component.blockSize)
        let rest = blockRows % component.verticalSampling
        lastUnitBlockRows = rest == 0 ? component.verticalSampling : rest
        knownBits = component.knownBits.prefix(Self.coefficientCount).map { Int($0) }
        previouslyKnownBits = scanCount > 1 ? component.previouslyKnownBits.map { Int($0) } : knownBits.map { _ in -1 }
        self.lastReachedRow = lastReachedRow
    }

    /// Replaces a block by its estimate.
    ///
    /// - Parameters:
    ///   - row: The block's row; - column: its column.
    ///   - block: A copy of the block, all 64 coefficients or the first alone.
    func smooth(row: Int, column: Int, _ block: UnsafeMutablePointer<Int16>) {
        guard column < columns else { return }
        let unitRow = row / component.verticalSampling
        let bits = unitRow > lastReachedRow ? previouslyKnownBits : knownBits
        let isFirstAlone = bits[1...].allSatisfy { $0 == -1 }
        let around = neighbors(row, column, unitRow)
        let kernels = isFirstAlone ? Self.kernels : Self.detailKernels
        if component.coefficientsPerBlock == 64 {
            for (index, kernel) in kernels.enumerated() where bits[index + 1] != 0 {
                let position = Int(JPEGZigzag.order[index + 1])
                guard block[position] == 0 else { continue }
                let limit = bits[index + 1] > 0 ? 1 << bits[index + 1] - 1 : Int.max
                block[position] = estimate(kernel, around, factors[index + 1], limit)
            }
        }
        if isFirstAlone { block[0] = estimate(Self.firstKernel, around, factors[0], .max) }
    }

    /// A weighted sum of first coefficients in units of a coefficient's factor, rounded, and kept below what is known.
    private func estimate(_ kernel: [Int], _ around: [Int], _ factor: Int, _ limit: Int) -> Int16 {
        var sum = 0
        for index in 0..<25 { sum += kernel[index] * around[index] }
        sum *= factors[0]
        let size = min((factor << 7 + abs(sum)) / (factor << 8), limit)
        return Int16(truncatingIfNeeded: sum < 0 ? -size : size)
    }

    /// The first coefficients of 5 × 5 blocks; those at the borders are repeated.
    private func neighbors(_ row: Int, _ column: Int, _ unitRow: Int) -> [Int] {
        // libjpeg counts the rows of the last MCUs by those that hold samples.
        let rowsPerUnit = unitRow == unitRows - 1 ? lastUnitBlockRows : component.verticalSampling
        let place = unitRow * rowsPerUnit + row % component.verticalSampling
        let above = min(place, 2)
        let below = max(0, min(rowsPerUnit * unitRows - 1 - place, 2))
        var result: [Int] = []
        result.reserveCapacity(25)
        for y in -2...2 {
            let line = (row + max(-above, min(below, y))) * component.blocksPerRow
            for x in -2...2 {
                let block = line + max(0, min(columns - 1, column + x))
                result.append(Int(coefficients[block * component.coefficientsPerBlock]))
            }
        }
        return result
    }

    /// Weights where only first coefficients are known: for the nine others in coded order.
    private static let kernels: [[Int]] = {
        let ramp = [-1, -1, 0, 1, 1, -3, 13, 0, -13, 3, -3, 38, 0, -38, 3, -3, 13, 0, -13, 3, -1, -1, 0, 1, 1]
        let curve = [0, 0, 1, 0, 0, 0, 2, 7, 2, 0, 0, -5, -14, -5, 0, 0, 2, 7, 2, 0, 0, 0, 1, 0, 0]
        let saddle = [-1, 0, 0, 0, 1, 0, 9, 0, -9, 0, 0, 0, 0, 0, 0, 0, -9, 0, 9, 0, 1, 0, 0, 0, -1]
        let wave = [0, 0, 0, 0, 0, 0, 1, 0, -1, 0, 0, 2, 0, -2, 0, 0, 1, 0, -1, 0, 0, 0, 0, 0, 0]
        let twist = [0, 0, 0, 0, 0, 0, 1, -3, 1, 0, 0, 0, 0, 0, 0, 0, -1, 3, -1, 0, 0, 0, 0, 0, 0]
        return [
            ramp, transposed(ramp), curve, saddle, transposed(curve), wave, twist, transposed(twist), transposed(wave),
        ]
    }()

    /// Weights where other coefficients are known too: for the first five of them.
    private static let detailKernels: [[Int]] = {
        let ramp = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -7, 50, 0, -50, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        let curve = [0, 0, -1, 0, 0, 0, 0, 13, 0, 0, 0, 0, -24, 0, 0, 0, 0, 13, 0, 0, 0, 0, -1, 0, 0]
        let saddle = [0, -1, 0, 1, 0, -1, 10, 0, -10, 1, 0, 0, 0, 0, 0, 1, -10, 0, 10, -1, 0, 1, 0, -1, 0]
        return [ramp, transposed(ramp), curve, saddle, transposed(curve)]
    }()

    private static let firstKernel = [
        -2, -6, -8, -6, -2, -6, 6, 42, 6, -6, -8, 42, 152, 42, -8, -6, 6, 42, 6, -6, -2, -6, -8, -6, -2,
    ]

    private static func transposed(_ kernel: [Int]) -> [Int] {
        (0..<25).map { kernel[$0 % 5 * 5 + $0 / 5] }
    }
}
