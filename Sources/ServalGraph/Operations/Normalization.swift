import ServalTensor

/// (value - mean) / max(sqrt(variance), 1e-7), or its inverse; mean and variance broadcast against the input.
///
/// Source: `keras.layers.Normalization`.
package struct Normalization: Sendable {
    package var mean: Tensor
    package var variance: Tensor
    package var inverts: Bool

    package init(mean: Tensor, variance: Tensor, inverts: Bool) {
        (self.mean, self.variance, self.inverts) = (mean, variance, inverts)
    }
}

extension Normalization: OperationDefinition {
    package var name: String { "Normalization" }
    package var weights: [(name: String, weight: Weight?)] { [("mean", Weight(mean)), ("variance", Weight(variance))] }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let target = Array(node.inputs[0].dimensions.dropFirst())
        try node.check(mean, named: "mean", broadcastsTo: target)
        try node.check(variance, named: "variance", broadcastsTo: target)
        return node.inputs[0].dimensions
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output, times: 2) }

    package func scaledChannels(output: Shape) -> Int { output.dimensions.last ?? 1 }
}
