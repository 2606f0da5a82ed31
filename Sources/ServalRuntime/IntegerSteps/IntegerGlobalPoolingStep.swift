import ServalKernelInterface

/// The average or maximum over all pixels in 8 bits. A unit is a block of channels of an image.
struct IntegerGlobalPoolingStep: Sendable {
    /// A multiple of 16, as the kernel demands.
    static let channelsPerUnit = 64

    var kind: PoolingKind
    var inputSize: ByteMapSize
    var images: Int
    var input: Operand
    var inputZeroPoint: Int32
    var multiplier: Float
    var output: Operand
    var requantization: Requantization

    private var blocks: Int { (inputSize.channels + Self.channelsPerUnit - 1) / Self.channelsPerUnit }

    var unitCount: Int { images * blocks }

    func run(_ units: Range<Int>, _ context: StepContext) {
        forEachImage(rows: units, height: blocks) { image, blocks in
            let first = blocks.lowerBound * Self.channelsPerUnit
            let end = min(blocks.upperBound * Self.channelsPerUnit, inputSize.channels)
            context.kernels.quantized.globalPooling(
                QuantizedGlobalPoolingCall(
                    kind: kind, channels: end - first,
                    input: UnsafePointer(context.bytes(input) + image * inputSize.byteCount + first),
                    inputPixelStride: inputSize.pixelStride, pixels: inputSize.height * inputSize.width,
                    inputZeroPoint: inputZeroPoint, multiplier: multiplier,
                    output: context.bytes(output) + image * inputSize.pixelStride + first,
                    requantization: requantization))
        }
    }
}
