import ServalKernelInterface

/// value * scale + offset for each channel, then a clamp and what else the epilogue holds. A task is a pixel.
struct AffineOperator: PlannedOperator {
    /// Elements after which an activation follows that the kernel does not do itself, while they are in the cache.
    private static let elementsPerActivation = 2048

    var pixels: Int
    var channels: Int
    /// One value a channel.
    var scale: Operand
    var offset: Operand
    var input: Operand
    /// Floats from one pixel to the next.
    var inputStride: Int
    var output: Operand
    var outputStride: Int
    var epilogue: Epilogue

    var taskCount: Int { pixels }

    var scratchByteCount: Int { AffineCall.scratchFloats(channels: channels) * MemoryLayout<Float>.stride }

    var worksInPlace: Bool { true }

    var kernelName: String { epilogue.unary.map { "affine_\($0.operation)" } ?? "affine" }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        run(
            pixels: tasks.count, input: context.address(input) + tasks.lowerBound * inputStride,
            output: context.address(output) + tasks.lowerBound * outputStride, scratch: context.scratch, context)
    }

    /// Computes pixels from and to wherever the pointers say.
    private func run(
        pixels: Int, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutableRawPointer, _ context: ThreadContext
    ) {
        let pixelsPerCall = epilogue.unary == nil ? pixels : max(Self.elementsPerActivation / channels, 1)
        for first in stride(from: 0, to: pixels, by: max(pixelsPerCall, 1)) {
            let count = min(pixelsPerCall, pixels - first)
            let target = output + first * outputStride
            context.kernels.pointee.affine(
                AffineCall(
                    input: input + first * inputStride, inputStride: inputStride, scale: context.address(scale),
                    offset: context.address(offset), output: target, outputStride: outputStride, pixels: count,
                    channels: channels, low: epilogue.low, high: epilogue.high,
                    scratch: scratch.assumingMemoryBound(to: Float.self)))
            epilogue.finish(target, stride: outputStride, rows: count, channels: channels, context)
        }
    }
}

extension AffineOperator: RowOperator {
    var stageName: String { kernelName }
    var readsAdjacentRows: Bool { true }

    func inputRows(for rows: Range<Int>) -> Range<Int> { rows }

    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(pixels: tile.pixels, input: tile.source, output: tile.target, scratch: tile.scratch, context)
    }
}
