import ServalGraph

extension Reference {
    /// (value - mean) / deviation, or value * deviation + mean, with a deviation of at least 1e-7.
    ///
    /// Source: `keras.layers.Normalization`.
    package static func normalization(_ normalization: Normalization, input: ReferenceTensor) -> ReferenceTensor {
        let mean = ReferenceTensor(normalization.mean)
        let variance = ReferenceTensor(normalization.variance)
        let meanIndex = BroadcastIndex(of: mean.shape, in: input.shape)
        let varianceIndex = BroadcastIndex(of: variance.shape, in: input.shape)
        return ReferenceTensor(shape: input.shape) { index in
            let center = mean.values[meanIndex(index)]
            let deviation = max(variance.values[varianceIndex(index)].squareRoot(), 1e-7)
            let value = input.values[index]
            return normalization.inverts ? value * deviation + center : (value - center) / deviation
        }
    }
}
