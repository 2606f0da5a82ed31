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
                inputStride: layout.inputChannels, output: context.address(partialSums) + part * outputCount,
                outputStride: layout.outputChannels, tasks: 0..<layout.taskCount, part: part,
                scratch: context.scratch.assumingMemoryBound(to: Float.self)))
    }

    /// Adds two partial sums up: the whole output, written to `target`, in the order in which the kernel adds them.
    func reduce(_ partialSums: Operand, to target: UnsafeMutablePointer<Float>, _ context: ThreadContext) {
        let first = UnsafePointer(context.address(partialSums))
        let second = first + outputCount
        if let residual {
            add(first, second, to: target, low: -.infinity, high: .infinity, context)
            add(target, context.address(residual), to: target, low: epilogue.low, high: epilogue.high, context)
        } else {
            add(first, second, to: target, low: epilogue.low, high: epilogue.high, context)
        }
        epilogue.finish(
            target, stride: layout.outputChannels, rows: layout.pixels, channels: layout.outputChannels, context)
    }

    /// Puts pixels of the whole output, computed by `reduce`, in their place.
    func store(_ sums: UnsafePointer<Float>, pixels: Range<Int>, _ context: ThreadContext) {
        let first = pixels.lowerBound * layout.outputChannels
        (context.address(output) + first).update(from: sums + first, count: pixels.count * layout.outputChannels)
    }

    private func add(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>,
        low: Float, high: Float, _ context: ThreadContext
    ) {
        context.kernels.pointee.elementwise(
            ElementwiseCall(
                operation: .add, form: .full, swapped: false, left: left, leftStride: outputCount, right: right,
                rightStride: outputCount, output: target, outputStride: outputCount, pixels: 1, channels: outputCount,
                low: low, high: high))
    }
}
