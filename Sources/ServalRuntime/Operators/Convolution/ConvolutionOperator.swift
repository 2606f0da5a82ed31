import ServalKernelInterface

/// A convolution of any window. A task is an output row of an image.
struct ConvolutionOperator: PlannedOperator {
    var layout: MatrixLayout
    var groups: Int
    var weights: Operand
    var window: Window
    var inputSize: MapSize
    var outputSize: MapSize
    var images: Int
    var input: Operand
    var output: Operand
    var residual: ResidualOperand?
    var epilogue: Epilogue

    var taskCount: Int { images * outputSize.height }

    var axes: OperatorAxes { .rows }

    var scratchByteCount: Int {
        ConvolutionCall.scratchFloats(layout: layout, window: window, groupChannels: inputSize.channels / groups)
            * MemoryLayout<Float>.stride
    }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let rowsPerCall = epilogue.unary == nil ? outputSize.height : 1
        forEachImage(rows: tasks, height: outputSize.height) { image, rows in
            for first in stride(from: rows.lowerBound, to: rows.upperBound, by: rowsPerCall) {
                let count = min(rowsPerCall, rows.upperBound - first)
                let pixel = outputSize.pixel(image: image, row: first)
                run(
                    image: image, rows: first..<(first + count),
                    output: context.address(output) + pixel * outputSize.pixelStride,
                    residual: residual?.address(pixel: pixel, context),
                    scratch: context.scratch, context)
            }
        }
    }

    var operations: Double? { Double(taskCount) * Double(outputSize.width) * operationsPerPixel }

    /// Products for an output pixel.
    private var operationsPerPixel: Double {
        Double(groups) * Double(layout.paddedColumns) * Double(layout.inputChannels)
    }

    /// Computes output rows of one image to wherever `output` points.
    @inline(__always)
    func run(
        image: Int, rows: Range<Int>, output: UnsafeMutablePointer<Float>, residual: UnsafePointer<Float>?,
        scratch: UnsafeMutableRawPointer, _ context: ThreadContext
    ) {
        guard window.isLong(operations: operationsPerPixel, context) else {
            return run(window, 0, image: image, rows: rows, output, residual, scratch, context)
        }
        for row in rows {
            let rowPixels = (row - rows.lowerBound) * outputSize.width
            window.forEachInterval(operations: operationsPerPixel, context) { columns, window, firstColumn in
                let pixel = rowPixels + columns.lowerBound
                run(
                    window, firstColumn, image: image, rows: row..<row + 1, output + pixel * outputSize.pixelStride,
                    residual.map { $0 + pixel * residualStride }, scratch, context)
            }
        }
    }

    private var residualStride: Int { residual?.pixelStride ?? 0 }

    private func run(
        _ window: Window, _ firstColumn: Int, image: Int, rows: Range<Int>, _ output: UnsafeMutablePointer<Float>,
        _ residual: UnsafePointer<Float>?, _ scratch: UnsafeMutableRawPointer, _ context: ThreadContext
    ) {
        context.kernels.pointee.convolution(
            ConvolutionCall(
                layout: layout, groups: groups, weights: context.address(weights), window: window,
                input: context.address(input) + (image * inputSize.imageStride + firstColumn * inputSize.pixelStride),
                groupChannels: inputSize.channels / groups, inputPixelStride: inputSize.pixelStride,
                inputRowStride: inputSize.rowStride, output: output, outputPixelStride: outputSize.pixelStride,
                outputRowStride: outputSize.rowStride, outputRowStart: rows.lowerBound, outputRowCount: rows.count,
                residual: residual, residualPixelStride: residualStride,
                residualRowStride: residualStride * outputSize.width, low: epilogue.low, high: epilogue.high,
                scratch: scratch.assumingMemoryBound(to: Float.self)))
        epilogue.finish(
            output, stride: outputSize.pixelStride, rows: rows.count * window.outputWidth,
            channels: outputSize.channels,
            context)
    }
}

extension ConvolutionOperator: RowOperator {
    var stageName: String { "conv\(window.stageName)" }

    func inputRows(for rows: Range<Int>) -> Range<Int> { window.inputRows(for: rows) }

    /// - Precondition: it is the first stage: the input is stored whole.
    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(
            image: tile.image, rows: tile.rows, output: tile.target, residual: tile.residual(residual, context),
            scratch: tile.scratch, context)
    }
}
