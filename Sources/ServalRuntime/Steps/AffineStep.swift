import ServalKernelInterface

/// value * scale + offset for each channel, then a clamp. A unit is a pixel; the output may be the input.
struct AffineStep: Sendable {
    var pixels: Int
    var channels: Int
    /// One value a channel.
    var scale: Operand
    var offset: Operand
    var input: Operand
    var output: Operand
    var epilogue: Epilogue

    var unitCount: Int { pixels }

    var scratchByteCount: Int { AffineCall.scratchFloats(channels: channels) * MemoryLayout<Float>.stride }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let place = units.lowerBound * channels
        context.kernels.affine(
            AffineCall(
                input: context.address(input) + place, inputStride: channels, scale: context.address(scale),
                offset: context.address(offset), output: context.address(output) + place, outputStride: channels,
                rows: units.count, channels: channels, low: epilogue.low, high: epilogue.high,
                scratch: context.scratch.assumingMemoryBound(to: Float.self)))
        epilogue.finish(
            context.address(output) + place, stride: channels, rows: units.count, channels: channels,
            kernels: context.kernels)
    }
}
