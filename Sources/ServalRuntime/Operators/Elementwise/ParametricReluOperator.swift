import ServalKernelInterface

/// ReLU whose negative slope is stored for each of the last `channels` elements. A task is one run of them.
struct ParametricReluOperator: PlannedOperator {
    var rows: Int
    var channels: Int
    var alpha: Operand
    var input: Operand
    var output: Operand

    var taskCount: Int { rows }

    var scratchByteCount: Int { 0 }

    var worksInPlace: Bool { true }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let place = tasks.lowerBound * channels
        context.kernels.pointee.parametricRelu(
            ParametricReluCall(
                input: context.address(input) + place, inputStride: channels, alpha: context.address(alpha),
                output: context.address(output) + place, outputStride: channels, pixels: tasks.count,
                channels: channels))
    }
}
