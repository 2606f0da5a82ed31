import ServalKernelInterface

/// Average or maximum pooling in 8 bits. A unit is an output row of an image.
struct IntegerPoolingStep: Sendable {
    var kind: PoolingKind
    var window: Window
    var inputSize: ByteMapSize
    var outputSize: ByteMapSize
    var images: Int
    var input: Operand
    var inputZeroPoint: Int32
    var multiplier: Float
    var output: Operand
    var requantization: Requantization

    var unitCount: Int { images * outputSize.height }

    func run(_ units: Range<Int>, _ context: StepContext) {
        forEachImage(rows: units, height: outputSize.height) { image, rows in
            context.kernels.quantized.pooling(
                QuantizedPoolingCall(
                    kind: kind, window: window, channels: inputSize.channels,
                    input: UnsafePointer(context.bytes(input) + image * inputSize.byteCount),
                    inputPixelStride: inputSize.pixelStride, inputRowStride: inputSize.rowStride,
                    inputZeroPoint: inputZeroPoint, multiplier: multiplier,
                    output: context.bytes(output) + image * outputSize.byteCount
                        + rows.lowerBound * outputSize.rowStride,
                    outputPixelStride: outputSize.pixelStride, outputRowStride: outputSize.rowStride,
                    outputRowStart: rows.lowerBound, outputRowCount: rows.count, requantization: requantization))
        }
    }
}
