import ServalKernelInterface

/// A convolution of any window in 8 bits. A task is an output row of an image.
struct QuantizedConvolutionOperator: PlannedOperator {
    var layout: QuantizedMatrixLayout
    var groups: Int
    var weights: Operand
    var window: Window
    var inputSize: QuantizedMapSize
    /// Pixels of an output row, and rows of an image.
    var outputWidth: Int
    var outputHeight: Int
    var images: Int
    var input: Operand
    var inputZeroPoint: Int32
    var output: QuantizedOutput
    var residual: QuantizedResidualOperand?
    var requantization: Requantization

    var taskCount: Int { images * outputHeight }

    var axes: OperatorAxes { .rows }

    var hasQuantizedProducts: Bool { true }

    var scratchByteCount: Int { layout.convolutionScratchBytes }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let rowStride = outputWidth * output.stride
        forEachImage(rows: tasks, height: outputHeight) { image, rows in
            let place = (image * outputHeight + rows.lowerBound) * rowStride
            run(
                image: image, rows: rows, output: output.quantized(context, place),
                dequantized: output.dequantized(context, place),
                residual: residual.map {
                    $0.call(context, offset: (image * outputHeight + rows.lowerBound) * $0.rowStride)
                }, scratch: context.scratch, context)
        }
    }

    var operations: Double? { Double(taskCount) * Double(outputWidth) * operationsPerPixel }

    /// Products for an output pixel.
    private var operationsPerPixel: Double { Double(groups) * Double(layout.paddedColumns) * Double(layout.depth) }

    /// Computes output rows of one image to wherever `output` or `dequantized` points.
    @inline(__always)
    func run(
        image: Int, rows: Range<Int>, output: UnsafeMutablePointer<UInt8>?,
        dequantized: UnsafeMutablePointer<Float>? = nil, residual: QuantizedResidual?, scratch: UnsafeMutableRawPointer,
        _ context: ThreadContext
    ) {
        let call = QuantizedConvolutionCall(
            layout: layout, groups: groups, weights: UnsafeRawPointer(context.bytes(weights)), window: window,
            input: UnsafePointer(context.bytes(input) + image * inputSize.byteCount),
            inputZeroPoint: inputZeroPoint, groupChannels: inputSize.channels / groups,
            inputPixelStride: inputSize.pixelStride, inputRowStride: inputSize.rowStride, output: output,
            floatOutput: dequantized, outputPixelStride: self.output.stride,
            outputRowStride: outputWidth * self.output.stride,
            outputRowStart: rows.lowerBound, outputRowCount: rows.count, residual: residual,
            requantization: requantization, scratch: scratch)
        guard window.isLong(operations: operationsPerPixel, context) else {
            return context.quantizedKernels.pointee.convolution(call)
        }
        for row in rows { run(call, row: row, context) }
    }

    /// One output row of a call, in parts.
    private func run(_ whole: QuantizedConvolutionCall, row: Int, _ context: ThreadContext) {
        let index = row - whole.outputRowStart
        window.forEachInterval(operations: operationsPerPixel, context) { columns, window, firstColumn in
            let offset = index * whole.outputRowStride + columns.lowerBound * whole.outputPixelStride
            var call = whole
            call.window = window
            call.input += firstColumn * inputSize.pixelStride
            call.output = whole.output.map { $0 + offset }
            call.floatOutput = whole.floatOutput.map { $0 + offset }
            if let residual = whole.residual {
                call.residual?.values +=
                    index * residual.rowStride + columns.lowerBound * residual.pixelStride
            }
            (call.outputRowStart, call.outputRowCount) = (row, 1)
            context.quantizedKernels.pointee.convolution(call)
        }
    }
}

extension QuantizedConvolutionOperator: RowOperator {
    var stageName: String { "conv\(window.stageName)" }

    func inputRows(for rows: Range<Int>) -> Range<Int> { window.inputRows(for: rows) }

    /// - Precondition: it is the first stage: the input is stored whole.
    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(
            image: tile.image, rows: tile.rows, output: tile.quantizedTarget,
            residual: residual.map { $0.call(context, offset: tile.firstPixel * $0.pixelStride) },
            scratch: tile.scratch, context)
    }
}
