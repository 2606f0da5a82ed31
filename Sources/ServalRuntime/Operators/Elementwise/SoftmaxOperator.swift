import ServalKernelInterface

/// Softmax along one axis of length `length`; `inner` elements lie between neighbours along the axis.
/// A task is one softmax, numbered (outer, inner).
struct SoftmaxOperator: PlannedOperator {
    var outer: Int
    var length: Int
    var inner: Int
    var input: Operand
    var output: Operand

    var taskCount: Int { outer * inner }

    /// Room to gather one softmax whose elements do not lie side by side.
    var scratchByteCount: Int { inner == 1 ? 0 : length * MemoryLayout<Float>.stride }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        if inner == 1 {
            let place = tasks.lowerBound * length
            context.kernels.pointee.softmax(
                SoftmaxCall(
                    input: context.address(input) + place, inputStride: length,
                    output: context.address(output) + place, outputStride: length, rows: tasks.count,
                    channels: length))
            return
        }
        let gathered = context.scratch.assumingMemoryBound(to: Float.self)
        for task in tasks {
            let place = task / inner * length * inner + task % inner
            context.kernels.pointee.copy(
                CopyCall(
                    input: context.address(input) + place, inputStride: inner, output: gathered, outputStride: 1,
                    rows: length, channels: 1))
            context.kernels.pointee.softmax(
                SoftmaxCall(
                    input: gathered, inputStride: length, output: gathered, outputStride: length, rows: 1,
                    channels: length))
            context.kernels.pointee.copy(
                CopyCall(
                    input: gathered, inputStride: 1, output: context.address(output) + place, outputStride: inner,
                    rows: length, channels: 1))
        }
    }
}
