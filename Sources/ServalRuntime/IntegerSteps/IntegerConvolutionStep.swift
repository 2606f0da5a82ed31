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

    /// Computes output rows of one image to wherever `output` or `real` points.
    @inline(__always)
    func run(
        image: Int, rows: Range<Int>, output levels: UnsafeMutablePointer<UInt8>?,
        real: UnsafeMutablePointer<Float>? = nil, residual: QuantizedResidual?, scratch: UnsafeMutableRawPointer,
        _ context: StepContext
    ) {
        context.kernels.quantized.convolution(
            QuantizedConvolutionCall(
                layout: layout, groups: groups, weights: UnsafeRawPointer(context.bytes(weights)), window: window,
                input: UnsafePointer(context.bytes(input) + image * inputSize.byteCount),
                inputZeroPoint: inputZeroPoint, groupChannels: inputSize.channels / groups,
                inputPixelStride: inputSize.pixelStride, inputRowStride: inputSize.rowStride, output: levels,
                floatOutput: real, outputPixelStride: output.stride, outputRowStride: outputWidth * output.stride,
                outputRowStart: rows.lowerBound, outputRowCount: rows.count, residual: residual,
                requantization: requantization, scratch: scratch))
    }
}
