/// One colour component of a frame: its sampling, and the memory for its coefficients and samples.
final class JPEGComponent {
    let identifier: Int
    let horizontalSampling: Int
    let verticalSampling: Int
    let quantizationTable: Int

    /// Size in samples: the image's size scaled by the sampling factors, rounded up.
    let width: Int
    let height: Int

    /// Size in blocks, padded to whole MCUs. The plane's rows are eight samples a block.
    let blocksPerRow: Int
    let blockRows: Int

    /// Row-major factors, latched when the component's first scan starts (T.81 B.2.4.1).
    var quantization: HeapBuffer<Int16>?

    /// Samples of the rows that are still needed: row r of blocks is kept at `r % planeBlockRows`.
    private(set) var plane: HeapBuffer<UInt8>?
    private(set) var planeBlockRows = 0

    /// All blocks of a progressive frame, row-major, 64 row-major coefficients each.
    private(set) var coefficients: HeapBuffer<Int16>?

    /// For each coefficient in coded order, the bit position down to which it is known; −1 where nothing is.
    var knownBits = [Int8](repeating: -1, count: 64)

    /// A sequential frame codes each component in one scan.
    var isComplete = false

    var stride: Int { blocksPerRow * 8 }

    init(
        identifier: Int, horizontalSampling: Int, verticalSampling: Int, quantizationTable: Int, frame: JPEGFrameHeader
    ) {
        self.identifier = identifier
        self.horizontalSampling = horizontalSampling
        self.verticalSampling = verticalSampling
        self.quantizationTable = quantizationTable
        width = (frame.width * horizontalSampling).dividedRoundingUp(by: frame.maximumHorizontalSampling)
        height = (frame.height * verticalSampling).dividedRoundingUp(by: frame.maximumVerticalSampling)
        blocksPerRow = frame.unitsPerRow * horizontalSampling
        blockRows = frame.unitRows * verticalSampling
    }

    /// - Parameter maximumBlockRows: Rows of blocks to keep at least; all of them by default.
    func allocatePlane(maximumBlockRows: Int = .max) {
        if plane != nil { return }
        planeBlockRows = min(blockRows, maximumBlockRows)
        plane = HeapBuffer(count: blocksPerRow * planeBlockRows * 64)
    }

    func allocateCoefficients() {
        if coefficients == nil { coefficients = HeapBuffer(count: blocksPerRow * blockRows * 64, repeating: 0) }
    }

    /// Turns the coefficients of a progressive frame into samples and gives up their memory.
    func reconstruct() {
        guard let coefficients, let quantization else { return }
        allocatePlane()
        guard let plane else { return }
        for row in 0..<blockRows {
            var block = UnsafePointer(coefficients.pointer + row * blocksPerRow * 64)
            var output = plane.pointer + row * stride * 8
            for _ in 0..<blocksPerRow {
                if Self.hasOnlyDC(block) {
                    InverseDCT.fill(dc: block[0], quantization: quantization.pointer, into: output, stride: stride)
                } else {
                    InverseDCT.transform(block, quantization: quantization.pointer, into: output, stride: stride)
                }
                block += 64
                output += 8
            }
        }
        self.coefficients = nil
    }

    @inline(__always)
    private static func hasOnlyDC(_ block: UnsafePointer<Int16>) -> Bool {
        let words = UnsafeRawPointer(block)
        var rest = words.loadUnaligned(as: SIMD2<UInt64>.self) & SIMD2(~0xFFFF, ~0)
        for row in 1..<8 { rest |= words.loadUnaligned(fromByteOffset: row &* 16, as: SIMD2<UInt64>.self) }
        return rest[0] | rest[1] == 0
    }
}

extension Int {
    func dividedRoundingUp(by divisor: Int) -> Int {
        (self + divisor - 1) / divisor
    }
}
