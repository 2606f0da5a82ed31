import ServalTensor

extension Reference {
    /// The same elements under new dimensions after the batch, of which one may be -1: what remains for it.
    ///
    /// Source: `keras.layers.Reshape`.
    package static func reshape(dimensions: [Int], input: ReferenceTensor) -> ReferenceTensor {
        let elementCount = input.shape.dimensions.dropFirst().reduce(1, *)
        let statedCount = dimensions.filter { $0 != -1 }.reduce(1, *)
        let resolved = dimensions.map { $0 == -1 ? elementCount / statedCount : $0 }
        return input.reshaped(to: [input.shape[0]] + resolved)
    }
}
