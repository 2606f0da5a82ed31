import ServalKernelInterface

/// A convolution of any window in 8 bits. A unit is an output row of an image.
struct IntegerConvolutionStep: Sendable {
    var layout: QuantizedMatrixLayout
    var groups: Int
    var weights: Operand
    var window: Window
    var inputSize: ByteMapSize
    /// Pixels of an output row, and rows of an image.
    var outputWidth: Int
    var outputHeight: Int
    var images: Int
    var input: Operand
    var inputZeroPoint: Int32
    var output: IntegerOutput
    var residual: IntegerResidual?
    var requantization: Requantization

    var unitCount: Int { images * outputHeight }

    var scratchByteCount: Int { layout.convolutionScratchBytes }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let rowStride = outputWidth * output.stride
        forEachImage(rows: units, height: outputHeight) { image, rows in
            let place = (image * outputHeight + rows.lowerBound) * rowStride
            run(
                image: image, rows: rows, output: output.levels(context, place), real: output.real(context, place),
                residual: residual.map {
                    $0.call(context, offset: (image * outputHeight + rows.lowerBound) * $0.rowStride)
                }, scratch: context.scratch, context)
        }
    }

    /// Products for an output pixel.
    var operationsPerPixel: Double { Double(groups) * Double(layout.paddedColumns) * Double(layout.depth) }

    /// Computes output rows of one image to wherever `output` or `real` points.
    @inline(__always)
    func run(
        image: Int, rows: Range<Int>, output levels: UnsafeMutablePointer<UInt8>?,
        real: UnsafeMutablePointer<Float>? = nil, residual: QuantizedResidual?, scratch: UnsafeMutableRawPointer,
        _ context: StepContext
    ) {
        let call = QuantizedConvolutionCall(
            layout: layout, groups: groups, weights: UnsafeRawPointer(context.bytes(weights)), window: window,
            input: UnsafePointer(context.bytes(input) + image * inputSize.byteCount),
            inputZeroPoint: inputZeroPoint, groupChannels: inputSize.channels / groups,
            inputPixelStride: inputSize.pixelStride, inputRowStride: inputSize.rowStride, output: levels,
            floatOutput: real, outputPixelStride: output.stride, outputRowStride: outputWidth * output.stride,
            outputRowStart: rows.lowerBound, outputRowCount: rows.count, residual: residual,
            requantization: requantization, scratch: scratch)
        guard window.isLong(operations: operationsPerPixel, context) else {
            return context.kernels.quantized.convolution(call)
        }
        for row in rows { run(call, row: row, context) }
    }

    /// One output row of a call, in parts.
    private func run(_ whole: QuantizedConvolutionCall, row: Int, _ context: StepContext) {
        let index = row - whole.outputRowStart
        window.forEachChunk(operations: operationsPerPixel, context) { columns, window, firstColumn in
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
            context.kernels.quantized.convolution(call)
        }
    }
}
