import ServalTensor

/// (value - mean) / sqrt(variance + epsilon) * gamma + beta, with the mean and variance of the input's own last dimensions.
///
/// Each place of the dimensions before `axis` has a mean and a variance of its own: of a map [n, h, w, c] with `axis` 3 that is
/// each pixel. Source: `keras.layers.LayerNormalization`.
package struct LayerNormalization: Sendable {
    /// The shape of the dimensions from `axis` on; nil for ones.
    package var gamma: Tensor?
    /// As `gamma`; nil for zeros.
    package var beta: Tensor?
    package var epsilon: Float
    /// The first of the dimensions that are normalized, an axis of the full shape (batch included), 1 ..< rank.
    package var axis: Int

    package init(gamma: Tensor?, beta: Tensor?, epsilon: Float, axis: Int) {
        (self.gamma, self.beta, self.epsilon, self.axis) = (gamma, beta, epsilon, axis)
    }
}

extension LayerNormalization: OperationDefinition {
    package var name: String { "LayerNormalization" }
    package var weights: [(name: String, weight: Weight?)] {
        [("gamma", gamma.map(Weight.init)), ("beta", beta.map(Weight.init))]
    }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireRank(2...Int.max)
        try node.check(axis, isIn: 1...(input.rank - 1), option: "axis")
        let normalized = Array(input.dimensions[axis...])
        if let gamma { try node.check(gamma, named: "gamma", hasShape: normalized) }
        if let beta { try node.check(beta, named: "beta", hasShape: normalized) }
        try node.check([epsilon], areFinite: "epsilon")
        return input.dimensions
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output, times: 4) }
}
