import ServalKernelInterface

/// A 1x1 convolution computed by Strassen's algorithm, block by block of pixels. A task is a block.
struct BlockStrassenOperator: PlannedOperator {
    var layout: BlockStrassenLayout
    var weights: Operand
    var input: Operand
    /// Floats from one pixel to the next.
    var inputStride: Int
    var output: Operand
    var outputStride: Int
    var residual: ResidualOperand?
    var blocks: Int
    /// Pixels of a row of the map.
    var rowPixels: Int
    var epilogue: Epilogue

    var taskCount: Int { blocks }

    var axes: OperatorAxes { rowPixels % layout.blockPixels == 0 ? [.rows, .sameRows] : [] }

    var scratchByteCount: Int { layout.scratchFloats * MemoryLayout<Float>.stride }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        // An activation that the kernel does not do itself follows while the block is in the cache.
        let blocksPerCall = epilogue.unary == nil ? blocks : 1
        for first in stride(from: tasks.lowerBound, to: tasks.upperBound, by: blocksPerCall) {
            let pixel = first * layout.blockPixels
            run(
                blocks: min(blocksPerCall, tasks.upperBound - first),
                input: context.address(input) + pixel * inputStride,
                output: context.address(output) + pixel * outputStride,
                residual: residual?.address(pixel: pixel, context), scratch: context.scratch, context)
        }
    }

    /// Computes some blocks from and to wherever the pointers say.
    @inline(__always)
    func run(
        blocks: Int, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
        residual: UnsafePointer<Float>?, scratch: UnsafeMutableRawPointer, _ context: ThreadContext
    ) {
        context.kernels.pointee.blockStrassen(
            BlockStrassenCall(
                layout: layout, weights: context.address(weights), input: input, inputStride: inputStride,
                output: output, outputStride: outputStride, residual: residual,
                residualStride: self.residual?.pixelStride ?? 0, blocks: blocks, low: epilogue.low, high: epilogue.high,
                scratch: scratch.assumingMemoryBound(to: Float.self)))
        epilogue.finish(
            output, stride: outputStride, rows: blocks * layout.blockPixels, channels: layout.outputChannels,
            context)
    }
}

extension BlockStrassenOperator: RowOperator {
    var stageName: String { "strassen" }
    var readsAdjacentRows: Bool { true }

    func inputRows(for rows: Range<Int>) -> Range<Int> { rows }

    /// - Precondition: a row is made of whole blocks.
    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(
            blocks: tile.pixels / layout.blockPixels, input: tile.source, output: tile.target,
            residual: tile.residual(residual, context), scratch: tile.scratch, context)
    }
}
