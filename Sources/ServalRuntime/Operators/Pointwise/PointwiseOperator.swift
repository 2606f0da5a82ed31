import ServalKernelInterface

/// A 1x1 convolution or dense layer over `pixels` rows of channels.
///
/// A task is a pixel or, where there are few pixels for much weight, a tile of pixels for one panel of output channels:
/// threads then share out the weights instead of reading all of them each.
struct PointwiseOperator: PlannedOperator {
    enum Split: Sendable {
        case pixels
        /// Tasks are numbered (panel, tile of pixels).
        case panels
    }

    /// Bytes of packed weights above which a layer of few pixels is split by panels: half of a usual level-2 cache.
    private static let heavyWeightByteCount = 512 << 10
    static let fewPixels = 128

    var layout: MatrixLayout
    var weights: Operand
    var input: Operand
    /// Floats from one pixel to the next.
    var inputStride: Int
    var output: Operand
    var outputStride: Int
    var residual: ResidualOperand?
    var pixels: Int
    /// Pixels of a row of the map; nil for a dense layer.
    var rowPixels: Int?
    /// Pixels that the kernel computes best together.
    var tileRows: Int
    var epilogue: Epilogue
    var split: Split

    init(
        layout: MatrixLayout, tileRows: Int, weights: Operand, input: Operand, inputStride: Int, output: Operand,
        outputStride: Int, residual: ResidualOperand?, pixels: Int, rowPixels: Int?, epilogue: Epilogue
    ) {
        (self.layout, self.weights) = (layout, weights)
        (self.input, self.inputStride, self.output, self.outputStride) = (input, inputStride, output, outputStride)
        (self.residual, self.pixels, self.rowPixels, self.epilogue) = (residual, pixels, rowPixels, epilogue)
        self.tileRows = min(tileRows, pixels)
        let isHeavy = layout.floatCount * MemoryLayout<Float>.stride > Self.heavyWeightByteCount
        split = pixels < 2 * tileRows || isHeavy && pixels <= Self.fewPixels ? .panels : .pixels
    }

    private var tiles: Int { (pixels + tileRows - 1) / tileRows }

    var taskCount: Int {
        switch split {
        case .pixels: pixels
        case .panels: layout.panelCount * tiles
        }
    }

    /// By rows where there are so many pixels that the split by panels never is better.
    var axes: OperatorAxes {
        guard rowPixels != nil else { return .whole }
        return pixels > Self.fewPixels && split == .pixels ? [.rows, .sameRows] : []
    }

    /// Elements of the output that the tasks below `task` compute.
    func work(before task: Int) -> Int {
        switch split {
        case .pixels: return task
        case .panels:
            let (panel, tile) = (task / tiles, task % tiles)
            let column = layout.place(ofPanel: panel).column
            guard tile > 0 else { return column * pixels }
            return column * pixels + (layout.place(ofPanel: panel + 1).column - column) * tile * tileRows
        }
    }

    var taskMultiple: Int {
        switch split {
        case .pixels: tileRows
        case .panels: tiles
        }
    }

    var scratchByteCount: Int { layout.scratchFloats * MemoryLayout<Float>.stride }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        switch split {
        case .panels:
            forEachRectangle(of: tasks, columns: tiles) { panels, tiles in
                run(
                    panels: panels,
                    pixels: (tiles.lowerBound * tileRows)..<min(tiles.upperBound * tileRows, pixels), context)
            }
        case .pixels:
            // An activation that the kernel does not do itself follows while the block is in the cache.
            let pixelsPerCall = epilogue.unary == nil ? pixels : max(tileRows, Self.fewPixels / tileRows * tileRows)
            let end = tasks.upperBound
            for begin in stride(from: tasks.lowerBound, to: end, by: pixelsPerCall) {
                run(
                    pixels: min(pixelsPerCall, end - begin), input: context.address(input) + begin * inputStride,
                    output: context.address(output) + begin * outputStride,
                    residual: residual?.address(pixel: begin, context), scratch: context.scratch, context)
            }
        }
    }

    /// Computes all output channels of some pixels.
    @inline(__always)
    func run(
        pixels: Int, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
        residual: UnsafePointer<Float>?, scratch: UnsafeMutableRawPointer, _ context: ThreadContext
    ) {
        run(
            layout, weights: context.address(weights), pixels: pixels, input: input, output: output,
            residual: residual, scratch: scratch, context)
    }

    /// Computes the output channels of some panels for some pixels.
    private func run(panels: Range<Int>, pixels: Range<Int>, _ context: ThreadContext) {
        let place = layout.place(ofPanel: panels.lowerBound)
        let first = pixels.lowerBound
        run(
            layout.panels(panels), weights: context.address(weights) + place.weightOffset, pixels: pixels.count,
            input: context.address(input) + first * inputStride,
            output: context.address(output) + (first * outputStride + place.column),
            residual: residual.map { $0.address(pixel: first, context) + place.column }, scratch: context.scratch,
            context)
    }

    @inline(__always)
    private func run(
        _ part: MatrixLayout, weights: UnsafePointer<Float>, pixels: Int, input: UnsafePointer<Float>,
        output: UnsafeMutablePointer<Float>, residual: UnsafePointer<Float>?, scratch: UnsafeMutableRawPointer,
        _ context: ThreadContext
    ) {
        context.kernels.pointee.pointwise(
            PointwiseCall(
                layout: part, weights: weights, input: input, inputStride: inputStride, output: output,
                outputStride: outputStride, residual: residual, residualStride: self.residual?.pixelStride ?? 0,
                pixels: pixels, low: epilogue.low, high: epilogue.high,
                scratch: scratch.assumingMemoryBound(to: Float.self)))
        epilogue.finish(output, stride: outputStride, rows: pixels, channels: part.outputChannels, context)
    }
}

extension PointwiseOperator: RowOperator {
    var stageName: String { "gemm" }
    var readsAdjacentRows: Bool { true }

    func inputRows(for rows: Range<Int>) -> Range<Int> { rows }

    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(
            pixels: tile.pixels, input: tile.source, output: tile.target, residual: tile.residual(residual, context),
            scratch: tile.scratch, context)
    }
}
