import ServalKernelInterface

/// A 1x1 convolution or dense layer over `pixels` rows of channels.
///
/// A unit is a block of pixels or, where there are few pixels for much weight, a panel of output channels: threads
/// then share out the weights instead of reading all of them each.
struct PointwiseStep: Sendable {
    enum Split: Sendable {
        /// A unit is this many pixels.
        case pixels(Int)
        case panels
    }

    /// Bytes of packed weights above which a layer of few pixels is split by panels: half of a usual level-2 cache.
    static let heavyWeightByteCount = 512 << 10
    static let fewPixels = 128

    var layout: MatrixLayout
    var weights: Operand
    var input: Operand
    var output: Operand
    var residual: Operand?
    var pixels: Int
    var epilogue: Epilogue
    var split: Split

    init(
        layout: MatrixLayout, tileRows: Int, weights: Operand, input: Operand, output: Operand, residual: Operand?,
        pixels: Int, epilogue: Epilogue
    ) {
        (self.layout, self.weights, self.input, self.output) = (layout, weights, input, output)
        (self.residual, self.pixels, self.epilogue) = (residual, pixels, epilogue)
        let isHeavy = layout.floatCount * MemoryLayout<Float>.stride > Self.heavyWeightByteCount
        let isNarrow = pixels < 2 * tileRows
        split = (isHeavy && pixels <= Self.fewPixels) || isNarrow ? .panels : .pixels(tileRows)
    }

    var unitCount: Int {
        switch split {
        case .pixels(let count): (pixels + count - 1) / count
        case .panels: layout.panelCount
        }
    }

    func run(_ units: Range<Int>, _ context: StepContext) {
        switch split {
        case .panels: run(panels: units, context)
        case .pixels(let count):
            // An activation that the kernel does not do itself follows while the block is in the cache.
            let pixelsPerCall = epilogue.unary == nil ? pixels : max(count, Self.fewPixels / count * count)
            let end = min(units.upperBound * count, pixels)
            for begin in stride(from: units.lowerBound * count, to: end, by: pixelsPerCall) {
                let input = context.address(input) + begin * layout.inputChannels
                let place = begin * layout.outputChannels
                run(
                    pixels: min(pixelsPerCall, end - begin), input: input, output: context.address(output) + place,
                    residual: residual.map { UnsafePointer(context.address($0) + place) }, context)
            }
        }
    }

    /// Computes all output channels of some pixels.
    @inline(__always)
    func run(
        pixels: Int, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
        residual: UnsafePointer<Float>?, _ context: StepContext
    ) {
        run(
            layout, weights: context.address(weights), pixels: pixels, input: input, output: output,
            residual: residual, context)
    }

    /// Computes the output channels of some panels for all pixels.
    private func run(panels: Range<Int>, _ context: StepContext) {
        let place = layout.place(ofPanel: panels.lowerBound)
        run(
            layout.panels(panels), weights: context.address(weights) + place.weightOffset, pixels: pixels,
            input: context.address(input), output: context.address(output) + place.column,
            residual: residual.map { UnsafePointer(context.address($0) + place.column) }, context)
    }

    @inline(__always)
    private func run(
        _ part: MatrixLayout, weights: UnsafePointer<Float>, pixels: Int, input: UnsafePointer<Float>,
        output: UnsafeMutablePointer<Float>, residual: UnsafePointer<Float>?, _ context: StepContext
    ) {
        context.kernels.pointwise(
            PointwiseCall(
                layout: part, weights: weights, input: input, inputStride: layout.inputChannels, output: output,
                outputStride: layout.outputChannels, residual: residual, residualStride: layout.outputChannels,
                rows: pixels, low: epilogue.low, high: epilogue.high))
        epilogue.finish(
            output, stride: layout.outputChannels, rows: pixels, channels: part.outputChannels,
            kernels: context.kernels)
    }
}
