import ServalGraph

extension Reference {
    /// (value - mean) / sqrt(variance + epsilon) * gamma + beta over the dimensions from `axis` on, the variance being the mean
    /// squared distance from the mean. Source: `keras.layers.LayerNormalization`.
    package static func layerNormalization(
        _ normalization: LayerNormalization, input: ReferenceTensor
    ) -> ReferenceTensor {
        let size = input.shape.dimensions[normalization.axis...].reduce(1, *)
        let gamma = normalization.gamma.map { ReferenceTensor($0).values }
        let beta = normalization.beta.map { ReferenceTensor($0).values }
        var output = input.values
        for first in stride(from: 0, to: output.count, by: size) {
            let values = input.values[first..<first + size]
            let mean = values.reduce(0, +) / Double(size)
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(size)
            let deviation = (variance + Double(normalization.epsilon)).squareRoot()
            for position in 0..<size {
                var value = (input.values[first + position] - mean) / deviation
                if let gamma { value *= gamma[position] }
                if let beta { value += beta[position] }
                output[first + position] = value
            }
        }
        return ReferenceTensor(shape: input.shape, values: output)
    }
}
