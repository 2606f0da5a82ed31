/// `output[p, c] = (input[p, c] − mean[p]) / √(variance[p] + epsilon) · gamma[c] + beta[c]` over `rows` rows of `channels` values,
/// with each row's own mean and variance. `output` may be the same memory as `input`.
package struct LayerNormalizationCall {
    package var input: UnsafePointer<Float>
    package var inputStride: Int
    package var gamma: UnsafePointer<Float>
    package var beta: UnsafePointer<Float>
    package var epsilon: Float
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    package var rows: Int
    package var channels: Int

    package init(
        input: UnsafePointer<Float>, inputStride: Int, gamma: UnsafePointer<Float>, beta: UnsafePointer<Float>,
        epsilon: Float, output: UnsafeMutablePointer<Float>, outputStride: Int, rows: Int, channels: Int
    ) {
        self.input = input
        self.inputStride = inputStride
        self.gamma = gamma
        self.beta = beta
        self.epsilon = epsilon
        self.output = output
        self.outputStride = outputStride
        self.rows = rows
        self.channels = channels
    }
}
