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
            context.kernels.quantized.convolution(
                QuantizedConvolutionCall(
                    layout: layout, groups: groups, weights: UnsafeRawPointer(context.bytes(weights)), window: window,
                    input: UnsafePointer(context.bytes(input) + image * inputSize.byteCount),
                    inputZeroPoint: inputZeroPoint, groupChannels: inputSize.channels / groups,
                    inputPixelStride: inputSize.pixelStride, inputRowStride: inputSize.rowStride,
                    output: output.levels(context, place), floatOutput: output.real(context, place),
                    outputPixelStride: output.stride, outputRowStride: rowStride, outputRowStart: rows.lowerBound,
                    outputRowCount: rows.count,
                    residual: residual.map {
                        $0.call(context, offset: (image * outputHeight + rows.lowerBound) * $0.rowStride)
                    }, requantization: requantization, scratch: context.scratch))
        }
    }
}
