import ServalKernelInterface

/// Inputs laid side by side along an axis. A task is one index of the dimensions before the axis.
struct ConcatenationOperator: PlannedOperator {
    struct Part: Sendable {
        var input: Operand
        /// Elements from the axis inwards.
        var count: Int
    }

    var parts: [Part]
    var outer: Int
    var output: Operand

    var taskCount: Int { outer }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        var total = 0
        for index in parts.indices { total += parts[index].count }
        var target = context.address(output) + tasks.lowerBound * total
        for index in parts.indices where parts[index].count > 0 {
            let part = parts[index]
            context.kernels.pointee.copy(
                CopyCall(
                    input: context.address(part.input) + tasks.lowerBound * part.count, inputStride: part.count,
                    output: target, outputStride: total, rows: tasks.count, channels: part.count))
            target += part.count
        }
    }
}
