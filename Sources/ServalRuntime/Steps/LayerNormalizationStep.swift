import ServalKernelInterface

/// Rows of `channels` values, each normalized by its own mean and variance. A unit is a row; the output may be the input.
struct LayerNormalizationStep: Sendable {
    var rows: Int
    var channels: Int
    /// One value a channel.
    var gamma: Operand
    var beta: Operand
    var epsilon: Float
    var input: Operand
    var output: Operand

    var unitCount: Int { rows }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let place = units.lowerBound * channels
        context.kernels.layerNormalization(
            LayerNormalizationCall(
                input: context.address(input) + place, inputStride: channels, gamma: context.address(gamma),
                beta: context.address(beta), epsilon: epsilon, output: context.address(output) + place,
                outputStride: channels, rows: units.count, channels: channels))
    }
}
