import ServalKernelInterface

/// The average or maximum over all pixels. A unit is a block of channels of an image.
struct GlobalPoolingStep: Sendable {
    static let channelsPerUnit = 64

    var kind: PoolingKind
    var inputSize: MapSize
    var images: Int
    var input: Operand
    var output: Operand

    private var blocks: Int { (inputSize.channels + Self.channelsPerUnit - 1) / Self.channelsPerUnit }

    var unitCount: Int { images * blocks }

    var pixelsOfAllImages: Double { Double(images) * Double(inputSize.height) * Double(inputSize.width) }

    func run(_ units: Range<Int>, _ context: StepContext) {
        forEachImage(rows: units, height: blocks) { image, blocks in
            let first = blocks.lowerBound * Self.channelsPerUnit
            let end = min(blocks.upperBound * Self.channelsPerUnit, inputSize.channels)
            run(image: image, channels: first..<end, context)
        }
    }

    func run(image: Int, channels: Range<Int>, _ context: StepContext) {
        let first = channels.lowerBound
        let pixels = inputSize.height * inputSize.width
        var call = GlobalPoolingCall(
            kind: kind, channels: channels.count, input: context.address(input) + image * inputSize.count + first,
            inputPixelStride: inputSize.channels, pixels: pixels,
            output: context.address(output) + image * inputSize.channels + first)
        let count = context.piecesPerChunk(operations: WorkChunk.lanes(channels.count))
        guard pixels > count else { return context.kernels.globalPooling(call) }
        var pixel = 0
        while pixel < pixels, !context.isStopped {
            call.part = pixel..<min(pixel + count, pixels)
            context.kernels.globalPooling(call)
            pixel = call.part.upperBound
        }
    }
}
