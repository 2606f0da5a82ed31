import ServalKernelInterface

/// Split-K: the sums of one image over all input channels fall into partial sums, each over a part of the channels. Whoever has
/// computed those channels can go on with their partial sums without waiting for the others; the split-K reduction adds the partial
/// sums up.
extension WholeMapStrassenOperator {
    /// Partial sums that make up a sum; with one the sums are too short to be split.
    var partCount: Int { layout.parts }
    var outputCount: Int { layout.pixels * layout.outputChannels }

    /// Computes one part's partial sums.
    ///
    /// - Parameter partialSums: room for the partial sums of all parts, a map behind the other.
    /// - Precondition: there is one image.
    func run(part: Int, to partialSums: Operand, _ context: ThreadContext) {
        context.kernels.pointee.wholeMapStrassen(
            WholeMapStrassenCall(
                layout: layout, weights: context.address(weights), input: context.address(input),
                inputStride: inputStride, output: context.address(partialSums) + part * outputCount,
                outputStride: layout.outputChannels, tasks: 0..<layout.taskCount, part: part,
                scratch: context.scratch.assumingMemoryBound(to: Float.self)))
    }

    /// Adds two partial sums up: the whole output, written to `target`, in the order in which the kernel adds them.
    func reduce(_ partialSums: Operand, to target: UnsafeMutablePointer<Float>, _ context: ThreadContext) {
        let first = UnsafePointer(context.address(partialSums))
        let second = first + outputCount
        let channels = layout.outputChannels
        if let residual {
            add(first, second, stride: channels, to: target, low: -.infinity, high: .infinity, context)
            add(
                target, residual.address(pixel: 0, context), stride: residual.pixelStride, to: target,
                low: epilogue.low, high: epilogue.high, context)
        } else {
            add(first, second, stride: channels, to: target, low: epilogue.low, high: epilogue.high, context)
        }
        epilogue.finish(
            target, stride: channels, rows: layout.pixels, channels: channels, context)
    }

    /// Puts pixels of the whole output, computed by `reduce`, in their place.
    func store(_ sums: UnsafePointer<Float>, pixels: Range<Int>, _ context: ThreadContext) {
        let (first, channels) = (pixels.lowerBound, layout.outputChannels)
        let isDense = outputStride == channels
        context.kernels.pointee.copy(
            CopyCall(
                input: sums + first * channels, inputStride: channels,
                output: context.address(output) + first * outputStride, outputStride: outputStride,
                rows: isDense ? 1 : pixels.count, channels: isDense ? pixels.count * channels : channels))
    }

    /// - Parameter stride: floats from one pixel of the right operand to the next.
    private func add(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, stride: Int,
        to target: UnsafeMutablePointer<Float>, low: Float, high: Float, _ context: ThreadContext
    ) {
        let channels = layout.outputChannels
        let isDense = stride == channels
        context.kernels.pointee.elementwise(
            ElementwiseCall(
                operation: .add, form: .full, swapped: false, left: left, leftStride: channels, right: right,
                rightStride: stride, output: target, outputStride: channels, pixels: isDense ? 1 : layout.pixels,
                channels: isDense ? outputCount : channels, low: low, high: high))
    }
}
