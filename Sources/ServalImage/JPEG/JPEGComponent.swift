/// One colour component of a frame: its sampling, and the memory for its coefficients and samples.
final class JPEGComponent {
    let identifier: Int
    let horizontalSampling: Int
    let verticalSampling: Int
    let quantizationTable: Int

    /// Samples of a block's side. A subsampled component of a reduced picture keeps more of each block than the others
    /// as far as that saves interpolation, as in libjpeg-turbo.
    let blockSize: Int

    /// Size in samples: the image's size scaled by the sampling factors and the block size, rounded up.
    let width: Int
    let height: Int

    /// Size in blocks, padded to whole MCUs. The plane's rows are ``blockSize`` samples a block.
    let blocksPerRow: Int
    let blockRows: Int

    /// Row-major factors, latched when the component's first scan starts (T.81 B.2.4.1).
    var quantization: HeapBuffer<Int16>?

    /// Samples of the rows that are still needed: row r of blocks is kept at `r % planeBlockRows`.
    private(set) var plane: HeapBuffer<UInt8>?
    private(set) var planeBlockRows = 0

    /// All blocks of a progressive frame, row-major, ``coefficientsPerBlock`` row-major coefficients each.
    private(set) var coefficients: HeapBuffer<Int16>?

    /// For each coefficient in coded order, the bit position down to which it is known; −1 where nothing is.
    var knownBits = [Int8](repeating: -1, count: 64)

    /// The first of ``knownBits`` before the component's last scan.
    var previouslyKnownBits = [Int8](repeating: -1, count: JPEGBlockSmoother.coefficientCount)

    /// A sequential frame codes each component in one scan.
    var isComplete = false

    var stride: Int { blocksPerRow * blockSize }

    /// One sample a block needs only the first coefficient.
    var coefficientsPerBlock: Int { blockSize == 1 ? 1 : 64 }

    var coefficientCount: Int { blocksPerRow * blockRows * coefficientsPerBlock }

    init(
        identifier: Int, horizontalSampling: Int, verticalSampling: Int, quantizationTable: Int, frame: JPEGFrameHeader
    ) {
        self.identifier = identifier
        self.horizontalSampling = horizontalSampling
        self.verticalSampling = verticalSampling
        self.quantizationTable = quantizationTable
        var size = frame.blockSize
        while size < 8, frame.maximumHorizontalSampling * frame.blockSize % (horizontalSampling * size * 2) == 0,
            frame.maximumVerticalSampling * frame.blockSize % (verticalSampling * size * 2) == 0
        {
            size *= 2
        }
        blockSize = size
        width = (frame.width * horizontalSampling * size).dividedRoundingUp(by: frame.maximumHorizontalSampling * 8)
        height = (frame.height * verticalSampling * size).dividedRoundingUp(by: frame.maximumVerticalSampling * 8)
        blocksPerRow = frame.unitsPerRow * horizontalSampling
        blockRows = frame.unitRows * verticalSampling
    }

    /// Bytes of a plane of so many rows of blocks, read a few samples beyond its end.
    func planeByteCount(blockRows: Int) -> Int { blocksPerRow * blockRows * blockSize * blockSize + 32 }

    /// Rows of blocks that a plane keeps while rows are converted as they come: those being decoded, and those before,
    /// which interpolation still needs.
    var windowBlockRows: Int { min(blockRows, 2 * verticalSampling) }

    /// Makes room for samples, medium ones to begin with: a scan may turn out not to be readable.
    ///
    /// - Parameter blockRows: Rows of blocks to keep.
    func allocatePlane(blockRows: Int) {
        if plane != nil { return }
        planeBlockRows = blockRows
        plane = HeapBuffer(count: planeByteCount(blockRows: blockRows), repeating: 128)
    }

    func allocateCoefficients() {
        if coefficients == nil { coefficients = HeapBuffer(count: coefficientCount, repeating: 0) }
    }

    /// Turns a row of blocks of a progressive frame into samples; without coefficients they are left as they are.
    ///
    /// - Parameter smoother: What estimates coefficients that are missing; nil where none is.
    func reconstruct(blockRow: Int, smoother: JPEGBlockSmoother?) {
        guard let coefficients, let quantization, let plane else { return }
        let copy = HeapBuffer<Int16>(count: 64)
        var stored = UnsafePointer(coefficients.pointer + blockRow * blocksPerRow * coefficientsPerBlock)
        var output = plane.pointer + blockRow % planeBlockRows * stride * blockSize
        for column in 0..<blocksPerRow {
            var block = stored
            if let smoother {
                copy.pointer.update(from: stored, count: coefficientsPerBlock)
                smoother.smooth(row: blockRow, column: column, copy.pointer)
                block = UnsafePointer(copy.pointer)
            }
            if coefficientsPerBlock == 1 {
                output[0] = InverseDCT.level(dc: block[0], quantization: quantization.pointer)
            } else if blockSize < 8 {
                ReducedInverseDCT.transform(
                    block, quantization: quantization.pointer, into: output, stride: stride, size: blockSize)
            } else if Self.hasOnlyDC(block) {
                InverseDCT.fill(dc: block[0], quantization: quantization.pointer, into: output, stride: stride)
            } else {
                InverseDCT.transform(block, quantization: quantization.pointer, into: output, stride: stride)
            }
            stored += coefficientsPerBlock
            output += blockSize
        }
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
