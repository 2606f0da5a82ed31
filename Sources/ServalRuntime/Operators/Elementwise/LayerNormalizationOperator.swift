import ServalKernelInterface

/// Rows of `channels` values, each normalized by its own mean and variance. A task is a row.
struct LayerNormalizationOperator: PlannedOperator {
    var rows: Int
    var channels: Int
    /// One value a channel.
    var gamma: Operand
    var beta: Operand
    var epsilon: Float
    var input: Operand
    var output: Operand

    var taskCount: Int { rows }

    var scratchByteCount: Int { 0 }

    var worksInPlace: Bool { true }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let place = tasks.lowerBound * channels
        context.kernels.pointee.layerNormalization(
            LayerNormalizationCall(
                input: context.address(input) + place, inputStride: channels, gamma: context.address(gamma),
                beta: context.address(beta), epsilon: epsilon, output: context.address(output) + place,
                outputStride: channels, rows: tasks.count, channels: channels))
    }
}
