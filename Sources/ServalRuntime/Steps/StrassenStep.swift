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
            let count = min(blocksPerCall, units.upperBound - first)
            let pixel = first * StrassenLayout.blockPixels
            let place = pixel * layout.outputChannels
            let target = context.address(output) + place
            context.kernels.strassen(
                StrassenCall(
                    layout: layout, weights: context.address(weights),
                    input: context.address(input) + pixel * layout.inputChannels, inputStride: layout.inputChannels,
                    output: target, outputStride: layout.outputChannels,
                    residual: residual.map { UnsafePointer(context.address($0) + place) },
                    residualStride: layout.outputChannels, blocks: count, low: epilogue.low, high: epilogue.high,
                    scratch: context.scratch.assumingMemoryBound(to: Float.self)))
            epilogue.finish(
                target, stride: layout.outputChannels, rows: count * StrassenLayout.blockPixels,
                channels: layout.outputChannels, kernels: context.kernels)
        }
    }
}
