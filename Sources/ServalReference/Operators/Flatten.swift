import ServalTensor

extension Reference {
    /// All dimensions but the batch joined into one. Source: `keras.layers.Flatten`.
    package static func flatten(input: ReferenceTensor) -> ReferenceTensor {
        input.reshaped(to: [input.shape[0], input.shape.dimensions.dropFirst().reduce(1, *)])
    }
}
