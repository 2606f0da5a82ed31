import ServalKernelInterface

/// A 1x1 convolution of a small map computed by Strassen's algorithm, the map as a whole: the sums of the input are made once for
/// all output channels. A task is a panel of output channels for some pixels of an image.
struct WholeMapStrassenOperator: PlannedOperator {
    var layout: WholeMapStrassenLayout
    var weights: Operand
    var input: Operand
    /// Floats from one pixel to the next.
    var inputStride: Int
    var output: Operand
    var outputStride: Int
    var residual: ResidualOperand?
    var images: Int
    var epilogue: Epilogue

    var taskCount: Int { images * layout.taskCount }

    /// Panels of output channels are tasks of their own, but only a `ChannelStages` region knows how to go on from them.
    var axes: OperatorAxes { [] }

    /// The sums of the input.
    var repeatsWork: Bool { true }

    var wholeMapProduct: WholeMapStrassenOperator? { self }

    var taskMultiple: Int { layout.rowGroups }

    /// Elements of the output that the tasks below `task` compute.
    func work(before task: Int) -> Int {
        let (panel, group) = (task / layout.rowGroups, task % layout.rowGroups)
        let rows = panel * layout.halfPixels + layout.rows(ofGroups: 0..<group).count
        return rows * 4 * WholeMapStrassenLayout.lanes
    }

    var scratchByteCount: Int { layout.scratchFloats * MemoryLayout<Float>.stride }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        run(tasks, from: UnsafePointer(context.address(input)), stride: inputStride, context)
    }

    /// - Parameters:
    ///   - source: the input, wherever it lies.
    ///   - stride: floats from one of its pixels to the next.
    func run(_ tasks: Range<Int>, from source: UnsafePointer<Float>, stride: Int, _ context: ThreadContext) {
        forEachRectangle(of: tasks, columns: layout.taskCount) { images, tasks in
            for image in images {
                run(
                    image: image, tasks, reusesSums: context.continues && tasks.lowerBound > 0,
                    from: source + image * layout.pixels * stride, stride: stride, context)
            }
        }
    }

    private func run(
        image: Int, _ tasks: Range<Int>, reusesSums: Bool, from source: UnsafePointer<Float>, stride: Int,
        _ context: ThreadContext
    ) {
        let pixel = image * layout.pixels
        let target = context.address(output) + pixel * outputStride
        context.kernels.pointee.wholeMapStrassen(
            WholeMapStrassenCall(
                layout: layout, weights: context.address(weights), input: source, inputStride: stride,
                output: target, outputStride: outputStride, residual: residual?.address(pixel: pixel, context),
                residualStride: residual?.pixelStride ?? 0, tasks: tasks, reusesPackedInput: reusesSums,
                low: epilogue.low,
                high: epilogue.high,
                scratch: context.scratch.assumingMemoryBound(to: Float.self)))
        guard epilogue.unary != nil else { return }
        forEachRectangle(of: tasks, columns: layout.rowGroups) { panels, groups in
            finish(columns: panels, rows: layout.rows(ofGroups: groups), target, context)
        }
    }

    /// Applies the activation to what some panels computed for some pixels of both halves.
    private func finish(
        columns panels: Range<Int>, rows: Range<Int>, _ target: UnsafeMutablePointer<Float>, _ context: ThreadContext
    ) {
        let lanes = WholeMapStrassenLayout.lanes
        // The middle pixel of an odd number is in both halves and counts in the lower one.
        let upper = rows.lowerBound..<min(rows.upperBound, layout.lowerPixel)
        let lower = rows.lowerBound + layout.lowerPixel..<rows.upperBound + layout.lowerPixel
        for half in 0..<2 {
            let columns = target + (half * layout.outputChannels / 2 + panels.lowerBound * lanes)
            finish(columns, upper, channels: panels.count * lanes, context)
            finish(columns, lower, channels: panels.count * lanes, context)
        }
    }

    private func finish(
        _ columns: UnsafeMutablePointer<Float>, _ pixels: Range<Int>, channels: Int, _ context: ThreadContext
    ) {
        epilogue.finish(
            columns + pixels.lowerBound * outputStride, stride: outputStride, rows: pixels.count, channels: channels,
            context)
    }
}
