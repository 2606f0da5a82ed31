import ServalKernelInterface

/// A 1x1 convolution or dense layer over `pixels` rows of channels. A unit is a block of pixels.
struct PointwiseStep: Sendable {
    /// A common multiple of the register tiles' heights, so that a split costs no ragged tile.
    static let pixelsPerUnit = 56

    var layout: MatrixLayout
    var weights: Operand
    var input: Operand
    var output: Operand
    var residual: Operand?
    var pixels: Int
    var epilogue: Epilogue

    var unitCount: Int { (pixels + Self.pixelsPerUnit - 1) / Self.pixelsPerUnit }

    func run(_ units: Range<Int>, _ context: StepContext) {
        // An activation that the kernel does not do itself follows block by block, while the block is in the cache.
        let step = epilogue.unary == nil ? units.count : 1
        for first in stride(from: units.lowerBound, to: units.upperBound, by: max(step, 1)) {
            let begin = first * Self.pixelsPerUnit
            let end = min(min(first + step, units.upperBound) * Self.pixelsPerUnit, pixels)
            run(
                pixels: end - begin, input: context.address(input) + begin * layout.inputChannels,
                output: context.address(output) + begin * layout.outputChannels,
                residual: residual.map { UnsafePointer(context.address($0) + begin * layout.outputChannels) },
                context)
        }
    }

    @inline(__always)
    func run(
        pixels: Int, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
        residual: UnsafePointer<Float>?, _ context: StepContext
    ) {
        context.kernels.pointwise(
            PointwiseCall(
                layout: layout, weights: context.address(weights), input: input, inputStride: layout.inputChannels,
                output: output, outputStride: layout.outputChannels, residual: residual,
                residualStride: layout.outputChannels, rows: pixels, low: epilogue.low, high: epilogue.high))
        epilogue.finish(
            output, stride: layout.outputChannels, rows: pixels, channels: layout.outputChannels,
            kernels: context.kernels)
    }
}
