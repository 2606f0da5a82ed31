import ServalKernelInterface

/// A function applied to every element. A task is a block of elements or, where the pixels of a map lie apart, of pixels.
struct UnaryOperator: PlannedOperator {
    var function: UnaryFunction
    var pixels: Int
    var channels: Int
    var input: Operand
    /// Floats from one pixel to the next.
    var inputStride: Int
    var output: Operand
    var outputStride: Int

    /// An operator for elements that lie side by side.
    init(function: UnaryFunction, count: Int, input: Operand, output: Operand) {
        self.init(
            function: function, pixels: 1, channels: count, input: input, inputStride: count, output: output,
            outputStride: count)
    }

    init(
        function: UnaryFunction, pixels: Int, channels: Int, input: Operand, inputStride: Int, output: Operand,
        outputStride: Int
    ) {
        (self.function, self.pixels, self.channels) = (function, pixels, channels)
        (self.input, self.inputStride, self.output, self.outputStride) = (input, inputStride, output, outputStride)
    }

    private var isDense: Bool { inputStride == channels && outputStride == channels }
    private var pixelsPerTask: Int { max(ElementBlocks.size / channels, 1) }

    var taskCount: Int {
        isDense
            ? ElementBlocks.taskCount(pixels * channels) : (pixels + pixelsPerTask - 1) / pixelsPerTask
    }

    var scratchByteCount: Int { 0 }

    var worksInPlace: Bool { true }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let (input, output) = (context.address(input), context.address(output))
        if isDense {
            let elements = ElementBlocks.elements(tasks, count: pixels * channels)
            function.apply(
                from: input + elements.lowerBound, inputStride: elements.count, to: output + elements.lowerBound,
                outputStride: elements.count, rows: 1, channels: elements.count, context)
        } else {
            let first = tasks.lowerBound * pixelsPerTask
            run(
                pixels: min(tasks.upperBound * pixelsPerTask, pixels) - first, input: input + first * inputStride,
                output: output + first * outputStride, context)
        }
    }

    private func run(
        pixels: Int, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, _ context: ThreadContext
    ) {
        function.apply(
            from: input, inputStride: inputStride, to: output, outputStride: outputStride, rows: pixels,
            channels: channels, context)
    }
}

extension UnaryOperator: RowOperator {
    var stageName: String { "v\(function.operation)" }
    var readsAdjacentRows: Bool { true }

    func inputRows(for rows: Range<Int>) -> Range<Int> { rows }

    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(pixels: tile.pixels, input: tile.source, output: tile.target, context)
    }
}
