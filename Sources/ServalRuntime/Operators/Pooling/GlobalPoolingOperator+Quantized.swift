import ServalKernelInterface

/// The average or maximum over all pixels in 8 bits. A task is a block of channels of an image.
struct QuantizedGlobalPoolingOperator: PlannedOperator {
    /// A multiple of 16, as the kernel demands.
    private static let channelsPerTask = 64

    var kind: PoolingKind
    var inputSize: QuantizedMapSize
    var images: Int
    var input: Operand
    var inputZeroPoint: Int32
    var multiplier: Float
    var output: Operand
    var requantization: Requantization

    private var blocks: Int { (inputSize.channels + Self.channelsPerTask - 1) / Self.channelsPerTask }

    var taskCount: Int { images * blocks }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        forEachImage(rows: tasks, height: blocks) { image, blocks in
            let first = blocks.lowerBound * Self.channelsPerTask
            let end = min(blocks.upperBound * Self.channelsPerTask, inputSize.channels)
            context.quantizedKernels.pointee.globalPooling(
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
