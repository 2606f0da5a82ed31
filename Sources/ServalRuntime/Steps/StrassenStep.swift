import ServalKernelInterface

/// A 1x1 convolution computed by Strassen's algorithm. A unit is a block of pixels.
struct StrassenStep: Sendable {
    var layout: StrassenLayout
    var weights: Operand
    var input: Operand
    var output: Operand
    var residual: Operand?
    var blocks: Int
    var epilogue: Epilogue

    var unitCount: Int { blocks }

    var scratchByteCount: Int { layout.scratchFloats * MemoryLayout<Float>.stride }

    func run(_ units: Range<Int>, _ context: StepContext) {
        // An activation that the kernel does not do itself follows while the block is in the cache.
        let blocksPerCall = epilogue.unary == nil ? blocks : 1
        for first in stride(from: units.lowerBound, to: units.upperBound, by: blocksPerCall) {
            let pixel = first * layout.blockPixels
            let place = pixel * layout.outputChannels
            run(
                blocks: min(blocksPerCall, units.upperBound - first),
                input: context.address(input) + pixel * layout.inputChannels, output: context.address(output) + place,
                residual: residual.map { UnsafePointer(context.address($0) + place) }, scratch: context.scratch, context
            )
        }
    }

    /// Computes some blocks from and to wherever the pointers say.
    @inline(__always)
    func run(
        blocks: Int, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
        residual: UnsafePointer<Float>?, scratch: UnsafeMutableRawPointer, _ context: StepContext
    ) {
        context.kernels.strassen(
            StrassenCall(
                layout: layout, weights: context.address(weights), input: input, inputStride: layout.inputChannels,
                output: output, outputStride: layout.outputChannels, residual: residual,
                residualStride: layout.outputChannels, blocks: blocks, low: epilogue.low, high: epilogue.high,
                scratch: scratch.assumingMemoryBound(to: Float.self)))
        epilogue.finish(
            output, stride: layout.outputChannels, rows: blocks * layout.blockPixels, channels: layout.outputChannels,
            kernels: context.kernels)
    }
}
