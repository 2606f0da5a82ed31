import ServalKernelInterface

/// A 1x1 convolution or dense layer in 8 bits over `pixels` rows of channels.
///
/// A task is a pixel or, where there are few pixels for much weight, a block of pixels for some panels of output channels,
/// as in `PointwiseOperator`.
struct QuantizedPointwiseOperator: PlannedOperator {
    enum Split: Sendable {
        case pixels
        /// A task is this many pixels for this many panels; tasks are numbered (panels, block of pixels).
        case panels(pixels: Int, panels: Int)
    }

    /// Bytes of packed weights above which a layer of few pixels is split by panels.
    private static let heavyWeightByteCount = 256 << 10
    private static let fewPixels = 128
    /// Kernels may write whole groups of so many output channels, so that no two tasks share one.
    private static let channelGroup = 16

    var layout: QuantizedMatrixLayout
    var weights: Operand
    var input: Operand
    var inputStride: Int
    var output: QuantizedOutput
    var residual: QuantizedResidualOperand?
    var pixels: Int
    /// Pixels of a row of the map; nil for a dense layer.
    var rowPixels: Int?
    /// Pixels that the kernel computes best together.
    var tileRows: Int
    var requantization: Requantization
    var split: Split
    /// Applied to what has been requantized.
    var table: QuantizedTable?

    init(
        layout: QuantizedMatrixLayout, tileRows: Int, weights: Operand, input: Operand, inputStride: Int,
        output: QuantizedOutput, residual: QuantizedResidualOperand?, pixels: Int, rowPixels: Int?,
        requantization: Requantization
    ) {
        (self.layout, self.weights, self.input, self.inputStride) = (layout, weights, input, inputStride)
        (self.output, self.residual, self.pixels, self.rowPixels) = (output, residual, pixels, rowPixels)
        self.requantization = requantization
        self.tileRows = tileRows
        let panels = Self.panelsPerTask(layout)
        if pixels < 2 * tileRows {
            split = .panels(pixels: pixels, panels: panels)
        } else if layout.byteCount > Self.heavyWeightByteCount, pixels <= Self.fewPixels {
            split = .panels(pixels: ((pixels + 1) / 2 + tileRows - 1) / tileRows * tileRows, panels: panels)
        } else {
            split = .pixels
        }
    }

    /// The fewest panels after which every task's columns begin at a multiple of `channelGroup`.
    private static func panelsPerTask(_ layout: QuantizedMatrixLayout) -> Int {
        for count in 1..<max(layout.panelCount, 1) {
            let begins = stride(from: count, to: layout.panelCount, by: count).map { layout.column(ofPanel: $0) }
            if begins.allSatisfy({ $0 % channelGroup == 0 }) { return count }
        }
        return max(layout.panelCount, 1)
    }

    /// By rows where there are so many pixels that the split by panels never is better.
    var axes: OperatorAxes {
        guard rowPixels != nil else { return .whole }
        guard pixels > Self.fewPixels, case .pixels = split else { return [] }
        return [.rows, .sameRows]
    }

    var hasQuantizedProducts: Bool { true }

    var scratchByteCount: Int { layout.pointwiseScratchBytes }

    var taskCount: Int {
        switch split {
        case .pixels: pixels
        case .panels(let count, let panels):
            (layout.panelCount + panels - 1) / panels * ((pixels + count - 1) / count)
        }
    }

    /// Elements of the output that the tasks below `task` compute.
    func work(before task: Int) -> Int {
        switch split {
        case .pixels: return task
        case .panels(let count, let panels):
            let blocks = (pixels + count - 1) / count
            let (group, block) = (task / blocks, task % blocks)
            func column(_ group: Int) -> Int { layout.column(ofPanel: min(group * panels, layout.panelCount)) }
            guard block > 0 else { return column(group) * pixels }
            return column(group) * pixels + (column(group + 1) - column(group)) * block * count
        }
    }

    var taskMultiple: Int {
        switch split {
        case .pixels: tileRows
        case .panels(let count, _): (pixels + count - 1) / count
        }
    }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        switch split {
        case .panels(let count, let panels):
            forEachRectangle(of: tasks, columns: (pixels + count - 1) / count) { groups, blocks in
                run(
                    panels: (groups.lowerBound * panels)..<min(groups.upperBound * panels, layout.panelCount),
                    pixels: (blocks.lowerBound * count)..<min(blocks.upperBound * count, pixels), context)
            }
        case .pixels: runPixels(tasks, context)
        }
    }

    /// Computes all output channels of some pixels, in portions where a table follows.
    private func runPixels(_ pixels: Range<Int>, _ context: ThreadContext) {
        guard let table else { return run(layout, column: 0, pixels: pixels, context) }
        let count = QuantizedTable.count(
            stride: output.stride, multiple: tileRows, weightByteCount: layout.byteCount)
        for first in stride(from: pixels.lowerBound, to: pixels.upperBound, by: count) {
            let portion = first..<min(first + count, pixels.upperBound)
            run(layout, column: 0, pixels: portion, context)
            table.apply(
                context.bytes(output.place) + first * output.stride, count: portion.count * output.stride, context)
        }
    }

    /// Computes all output channels of some pixels, as quantized values.
    @inline(__always)
    func run(
        pixels: Int, input: UnsafePointer<UInt8>, output: UnsafeMutablePointer<UInt8>, residual: QuantizedResidual?,
        scratch: UnsafeMutableRawPointer, _ context: ThreadContext
    ) {
        context.quantizedKernels.pointee.pointwise(
            QuantizedPointwiseCall(
                layout: layout, weights: UnsafeRawPointer(context.bytes(weights)), input: input,
                inputStride: inputStride, output: output, outputStride: self.output.stride, residual: residual,
                pixels: pixels, requantization: requantization, scratch: scratch))
        table?.apply(output, count: pixels * self.output.stride, context)
    }

    private func run(panels: Range<Int>, pixels: Range<Int>, _ context: ThreadContext) {
        let column = layout.column(ofPanel: panels.lowerBound)
        run(layout.panels(panels), column: column, pixels: pixels, context)
        let end = panels.upperBound == layout.panelCount ? output.stride : layout.column(ofPanel: panels.upperBound)
        table?.apply(
            context.bytes(output.place) + (pixels.lowerBound * output.stride + column), stride: output.stride,
            pixels: pixels.count, columns: end - column, context)
    }

    @inline(__always)
    private func run(
        _ part: QuantizedMatrixLayout, column: Int, pixels: Range<Int>, _ context: ThreadContext
    ) {
        let place = pixels.lowerBound * output.stride + column
        context.quantizedKernels.pointee.pointwise(
            QuantizedPointwiseCall(
                layout: part, weights: UnsafeRawPointer(context.bytes(weights) + column * layout.columnBytes),
                input: UnsafePointer(context.bytes(input) + pixels.lowerBound * inputStride),
                inputStride: inputStride, output: output.quantized(context, place),
                floatOutput: output.dequantized(context, place), outputStride: output.stride,
                residual: residual.map {
                    $0.call(context, offset: pixels.lowerBound * $0.pixelStride + column)
                }, pixels: pixels.count, requantization: requantization, scratch: context.scratch))
    }
}

extension QuantizedPointwiseOperator: RowOperator {
    var stageName: String { "gemm" + (table == nil ? "" : "+lut") }
    var readsAdjacentRows: Bool { true }

    func inputRows(for rows: Range<Int>) -> Range<Int> { rows }

    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(
            pixels: tile.pixels, input: tile.quantizedSource, output: tile.quantizedTarget,
            residual: residual.map { $0.call(context, offset: tile.firstPixel * $0.pixelStride) },
            scratch: tile.scratch, context)
    }
}
