import ServalKernelInterface

extension ChainStep {
    enum Kind: Sendable {
        /// Only as the first stage: it reads its input from the arena.
        case convolution(ConvolutionStep)
        case pointwise(PointwiseStep)
        /// Its rows are whole blocks.
        case strassen(StrassenStep)
        case depthwise(DepthwiseStep)
        case expandedDepthwise(ExpandedDepthwiseStep)
        /// Only as the first stage. Integer stages put out levels.
        case integerConvolution(IntegerConvolutionStep)
        case integerPointwise(IntegerPointwiseStep)
        case integerDepthwise(IntegerDepthwiseStep)
    }

    /// Output rows of one stage that lie side by side.
    struct Piece {
        var image: Int
        var rows: Range<Int>
        /// Pixels of the rows.
        var pixels: Int
        /// Where the first row would lie in a whole map of all images, in bytes.
        var place: Int
        var output: UnsafeMutableRawPointer
        var scratch: UnsafeMutableRawPointer
    }
}

extension ChainStep.Kind {
    var isPointwise: Bool {
        switch self {
        case .pointwise, .strassen, .integerPointwise: true
        default: false
        }
    }

    /// Whether rows are computed in pairs, an even one and the next.
    var computesPairs: Bool {
        if case .depthwise(let step) = self { step.isWinograd } else { false }
    }

    var isInteger: Bool {
        switch self {
        case .integerConvolution, .integerPointwise, .integerDepthwise: true
        default: false
        }
    }

    var scratchByteCount: Int {
        switch self {
        case .convolution(let step): step.scratchByteCount
        case .pointwise(let step): step.scratchByteCount
        case .strassen(let step): step.scratchByteCount
        case .depthwise(let step): step.scratchByteCount
        case .expandedDepthwise(let step): step.scratchByteCount
        case .integerConvolution(let step): step.scratchByteCount
        case .integerPointwise(let step): step.scratchByteCount
        case .integerDepthwise(let step): step.scratchByteCount
        }
    }

    /// The rows of the stage's input that output rows `rows` read.
    func inputRows(for rows: Range<Int>, inputHeight: Int) -> Range<Int> {
        let window: Window
        switch self {
        case .pointwise, .strassen, .integerPointwise: return rows
        case .expandedDepthwise(let step): return step.inputRows(for: rows)
        case .convolution(let step): window = step.window
        case .depthwise(let step): window = step.window
        case .integerConvolution(let step): window = step.window
        case .integerDepthwise(let step): window = step.window
        }
        let first = rows.lowerBound * window.strideY - window.padTop
        let last = (rows.upperBound - 1) * window.strideY - window.padTop + (window.height - 1) * window.dilationY
        let lower = min(max(first, 0), inputHeight)
        return lower..<max(min(last + 1, inputHeight), lower)
    }

    /// Computes a piece of any stage but an expanded depthwise one, whose rows depend on each other.
    @inline(__always)
    func run(_ piece: ChainStep.Piece, _ context: StepContext, inputRow: (Int) -> UnsafeRawPointer) {
        func residual(_ operand: Operand?) -> UnsafePointer<Float>? {
            operand.map { UnsafePointer(context.address($0) + piece.place / MemoryLayout<Float>.stride) }
        }
        var real: UnsafeMutablePointer<Float> { piece.output.assumingMemoryBound(to: Float.self) }
        var levels: UnsafeMutablePointer<UInt8> { piece.output.assumingMemoryBound(to: UInt8.self) }
        switch self {
        case .convolution(let step):
            step.run(
                image: piece.image, rows: piece.rows, output: real, residual: residual(step.residual),
                scratch: piece.scratch, context)
        case .pointwise(let step):
            step.run(
                pixels: piece.pixels, input: inputRow(piece.rows.lowerBound).assumingMemoryBound(to: Float.self),
                output: real, residual: residual(step.residual), scratch: piece.scratch, context)
        case .strassen(let step):
            step.run(
                blocks: piece.pixels / step.layout.blockPixels,
                input: inputRow(piece.rows.lowerBound).assumingMemoryBound(to: Float.self), output: real,
                residual: residual(step.residual), scratch: piece.scratch, context)
        case .depthwise(let step):
            step.run(rows: piece.rows, output: real, scratch: piece.scratch, context) {
                inputRow($0).assumingMemoryBound(to: Float.self)
            }
        case .expandedDepthwise: break
        case .integerConvolution(let step):
            step.run(
                image: piece.image, rows: piece.rows, output: levels,
                residual: step.residual.map { $0.call(context, offset: piece.place) }, scratch: piece.scratch, context)
        case .integerPointwise(let step):
            step.run(
                pixels: piece.pixels, input: inputRow(piece.rows.lowerBound).assumingMemoryBound(to: UInt8.self),
                output: levels, residual: step.residual.map { $0.call(context, offset: piece.place) },
                scratch: piece.scratch, context)
        case .integerDepthwise(let step):
            step.run(rows: piece.rows, output: levels, scratch: piece.scratch, context) {
                inputRow($0).assumingMemoryBound(to: UInt8.self)
            }
        }
    }
}
