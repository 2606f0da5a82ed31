import ServalKernelInterface

/// A dense output gathered from an input with any strides: permutation, cropping, a plain copy.
///
/// The output's dimensions are `outer` … × `rows` × `channels`. A unit is one choice of the outer indices.
struct StridedCopyStep: Sendable {
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

    var unitCount: Int { outer.reduce(1) { $0 * $1.count } }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let block = rows.count * channels.count
        for unit in units {
            var source = inputOffset
            var rest = unit
            for axis in stride(from: outer.count - 1, through: 0, by: -1) {
                let dimension = outer[axis]
                source += rest % dimension.count * dimension.inputStride
                rest /= dimension.count
            }
            context.kernels.copy(
                CopyCall(
                    input: context.address(input) + source, inputStride: rows.inputStride,
                    inputStep: channels.inputStride, output: context.address(output) + unit * block,
                    outputStride: channels.count, rows: rows.count, channels: channels.count))
        }
    }
}
