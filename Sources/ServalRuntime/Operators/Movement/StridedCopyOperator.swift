import ServalKernelInterface

/// A dense output gathered from an input with any strides: permutation, cropping, a plain copy.
///
/// The output's dimensions are `outer` … × `rows` × `channels`. A task is one choice of the outer indices.
struct StridedCopyOperator: PlannedOperator {
    /// Outer dimensions with the input's stride along each, outermost first.
    var outer: [Dimension]
    var rows: Dimension
    var channels: Dimension
    var input: Operand
    var inputOffset: Int
    var output: Operand

    struct Dimension: Hashable, Sendable {
        var count: Int
        var inputStride: Int
    }

    var taskCount: Int { outer.reduce(1) { $0 * $1.count } }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let block = rows.count * channels.count
        for task in tasks {
            var source = inputOffset
            var rest = task
            for axis in stride(from: outer.count - 1, through: 0, by: -1) {
                let dimension = outer[axis]
                source += rest % dimension.count * dimension.inputStride
                rest /= dimension.count
            }
            context.kernels.pointee.copy(
                CopyCall(
                    input: context.address(input) + source, inputStride: rows.inputStride,
                    inputStep: channels.inputStride, output: context.address(output) + task * block,
                    outputStride: channels.count, rows: rows.count, channels: channels.count))
        }
    }
}
