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
        run(
            count: elements.count, input: context.address(input) + elements.lowerBound,
            output: context.address(output) + elements.lowerBound, context)
    }

    private func run(
        count: Int, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, _ context: ThreadContext
    ) {
        function.apply(
            from: input, inputStride: count, to: output, outputStride: count, rows: 1, channels: count, context)
    }
}

extension UnaryOperator: RowOperator {
    var stageName: String { "v\(function.operation)" }
    var readsAdjacentRows: Bool { true }

    func inputRows(for rows: Range<Int>) -> Range<Int> { rows }

    func compute(_ tile: RowTile, _ context: ThreadContext) {
        let count = tile.rows.count * tile.output.rowByteCount / MemoryLayout<Float>.stride
        run(count: count, input: tile.source, output: tile.target, context)
    }
}
