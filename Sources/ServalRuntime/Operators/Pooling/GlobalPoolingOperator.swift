import ServalKernelInterface

/// The average or maximum over all pixels. A task is a block of channels of an image.
struct GlobalPoolingOperator: ChannelOperator {
    private static let channelsPerTask = 64

    var kind: PoolingKind
    var inputSize: MapSize
    var images: Int
    var input: Operand
    var output: Operand

    private var blocks: Int { (inputSize.channels + Self.channelsPerTask - 1) / Self.channelsPerTask }

    var taskCount: Int { images * blocks }

    var scratchByteCount: Int { 0 }

    var axes: OperatorAxes { [.channels, .whole] }

    var operations: Double? {
        WorkEstimate.lanes(inputSize.channels) * Double(images) * Double(inputSize.height) * Double(inputSize.width)
    }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        forEachImage(rows: tasks, height: blocks) { image, blocks in
            let first = blocks.lowerBound * Self.channelsPerTask
            let end = min(blocks.upperBound * Self.channelsPerTask, inputSize.channels)
            compute(image: image, channels: first..<end, context)
        }
    }

    func compute(image: Int, channels: Range<Int>, _ context: ThreadContext) {
        let first = channels.lowerBound
        let pixels = inputSize.height * inputSize.width
        var call = GlobalPoolingCall(
            kind: kind, channels: channels.count, input: context.address(input) + image * inputSize.imageStride + first,
            inputPixelStride: inputSize.pixelStride, pixels: pixels,
            output: context.address(output) + image * inputSize.channels + first)
        let count = context.countPerInterval(operations: WorkEstimate.lanes(channels.count))
        guard pixels > count else { return context.kernels.pointee.globalPooling(call) }
        var pixel = 0
        while pixel < pixels, !context.isStopped {
            call.part = pixel..<min(pixel + count, pixels)
            context.kernels.pointee.globalPooling(call)
            pixel = call.part.upperBound
        }
    }
}
