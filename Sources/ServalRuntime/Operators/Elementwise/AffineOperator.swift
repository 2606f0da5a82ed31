import ServalKernelInterface

/// value * scale + offset for each channel, then a clamp. A task is a pixel.
struct AffineOperator: PlannedOperator {
    var pixels: Int
    var channels: Int
    /// One value a channel.
    var scale: Operand
    var offset: Operand
    var input: Operand
    var output: Operand
    var epilogue: Epilogue

    var taskCount: Int { pixels }

    var scratchByteCount: Int { AffineCall.scratchFloats(channels: channels) * MemoryLayout<Float>.stride }

    var worksInPlace: Bool { true }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let place = tasks.lowerBound * channels
        context.kernels.pointee.affine(
            AffineCall(
                input: context.address(input) + place, inputStride: channels, scale: context.address(scale),
                offset: context.address(offset), output: context.address(output) + place, outputStride: channels,
                rows: tasks.count, channels: channels, low: epilogue.low, high: epilogue.high,
                scratch: context.scratch.assumingMemoryBound(to: Float.self)))
        epilogue.finish(
            context.address(output) + place, stride: channels, rows: tasks.count, channels: channels, context)
    }
}
