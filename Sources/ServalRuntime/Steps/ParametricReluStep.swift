import ServalKernelInterface

/// ReLU whose negative slope is stored for each of the last `channels` elements. A unit is one run of them.
struct ParametricReluStep: Sendable {
    var rows: Int
    var channels: Int
    var alpha: Operand
    var input: Operand
    var output: Operand

    var unitCount: Int { rows }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let place = units.lowerBound * channels
        context.kernels.parametricRelu(
            ParametricReluCall(
                input: context.address(input) + place, inputStride: channels, alpha: context.address(alpha),
                output: context.address(output) + place, outputStride: channels, rows: units.count,
                channels: channels))
    }
}
