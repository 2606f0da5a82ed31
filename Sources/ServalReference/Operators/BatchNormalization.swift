import ServalGraph

extension Reference {
    /// (value - mean) / sqrt(variance + epsilon) * gamma + beta along one axis. Source: `tf.nn.batch_normalization`.
    package static func batchNormalization(
        _ normalization: BatchNormalization, input: ReferenceTensor
    ) -> ReferenceTensor {
        let mean = ReferenceTensor(normalization.mean).values
        let variance = ReferenceTensor(normalization.variance).values
        let gamma = normalization.gamma.map { ReferenceTensor($0).values }
        let beta = normalization.beta.map { ReferenceTensor($0).values }
        let epsilon = Double(normalization.epsilon)
        let view = AxisView(input.shape, axis: normalization.axis)
        return ReferenceTensor(shape: input.shape) { index in
            let channel = view.position(of: index)
            var value = (input.values[index] - mean[channel]) / (variance[channel] + epsilon).squareRoot()
            if let gamma { value *= gamma[channel] }
            if let beta { value += beta[channel] }
            return value
        }
    }
}
