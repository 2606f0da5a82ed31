import ServalKernelInterface

/// A function applied to every element. A task is a block of elements.
struct UnaryOperator: PlannedOperator {
    var function: UnaryFunction
    var count: Int
    var input: Operand
    var output: Operand

    var taskCount: Int { ElementBlocks.taskCount(count) }

    var scratchByteCount: Int { 0 }

    var worksInPlace: Bool { true }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let elements = ElementBlocks.elements(tasks, count: count)
        function.apply(
            from: context.address(input) + elements.lowerBound, inputStride: elements.count,
            to: context.address(output) + elements.lowerBound, outputStride: elements.count, rows: 1,
            channels: elements.count, context)
    }
}
