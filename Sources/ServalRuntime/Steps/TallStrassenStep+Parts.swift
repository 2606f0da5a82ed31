import ServalKernelInterface

/// A step whose sums are made of two parts, for one image: each part needs but its part of the input channels, so that
/// whoever has computed those can go on without waiting for the others.
extension TallStrassenStep {
    var outputCount: Int { layout.pixels * layout.outputChannels }

    /// Computes one part of the sums.
    ///
    /// - Precondition: the step has a place for `parts`, and one image.
    func run(part: Int, _ context: StepContext) {
        context.kernels.tallStrassen(
            TallStrassenCall(
                layout: layout, weights: context.address(weights), input: context.address(input),
                inputStride: layout.inputChannels, output: place(ofPart: part, context),
                outputStride: layout.outputChannels, units: 0..<layout.unitCount, part: part,
                scratch: context.scratch.assumingMemoryBound(to: Float.self)))
    }

    /// Adds the parts up: the step's whole output, written to `target`, in the order in which the kernel adds them.
    func sumParts(to target: UnsafeMutablePointer<Float>, _ context: StepContext) {
        let (first, second) = (place(ofPart: 0, context), place(ofPart: 1, context))
        if let residual {
            add(first, second, to: target, low: -.infinity, high: .infinity, context)
            add(target, context.address(residual), to: target, low: epilogue.low, high: epilogue.high, context)
        } else {
            add(first, second, to: target, low: epilogue.low, high: epilogue.high, context)
        }
        epilogue.finish(
            target, stride: layout.outputChannels, rows: layout.pixels, channels: layout.outputChannels,
            kernels: context.kernels)
    }

    /// Puts rows of the whole output, computed by `sumParts`, in their place.
    func store(_ sums: UnsafePointer<Float>, pixels: Range<Int>, _ context: StepContext) {
        let first = pixels.lowerBound * layout.outputChannels
        (context.address(output) + first).update(from: sums + first, count: pixels.count * layout.outputChannels)
    }

    private func place(ofPart part: Int, _ context: StepContext) -> UnsafeMutablePointer<Float> {
        guard let parts else { preconditionFailure("a step whose parts have no place") }
        return context.address(parts) + part * outputCount
    }

    private func add(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>,
        low: Float, high: Float, _ context: StepContext
    ) {
        context.kernels.elementwise(
            ElementwiseCall(
                operation: .add, form: .full, swapped: false, left: left, leftStride: outputCount, right: right,
                rightStride: outputCount, output: target, outputStride: outputCount, rows: 1, channels: outputCount,
                low: low, high: high))
    }
}
