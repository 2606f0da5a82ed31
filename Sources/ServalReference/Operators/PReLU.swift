import ServalTensor

extension Reference {
    /// The value where it is positive, alpha times the value elsewhere. Source: `keras.layers.PReLU`.
    ///
    /// - Parameter alpha: broadcasts against the input without its batch.
    package static func prelu(alpha: Tensor, input: ReferenceTensor) -> ReferenceTensor {
        let alpha = ReferenceTensor(alpha)
        let alphaIndex = BroadcastIndex(of: alpha.shape, in: input.shape)
        return ReferenceTensor(shape: input.shape) { index in
            let value = input.values[index]
            return value > 0 ? value : alpha.values[alphaIndex(index)] * value
        }
    }
}
