import ServalTensor

/// (value - mean) / sqrt(variance + epsilon) * gamma + beta along one axis, with the moving statistics.
///
/// All four tensors are [size of the axis]. Source: `keras.layers.BatchNormalization`.
package struct BatchNormalization: Sendable {
    package var gamma: Tensor?
    package var beta: Tensor?
    package var mean: Tensor
    package var variance: Tensor
    package var epsilon: Float
    /// An axis of the full shape (batch included), 1 ..< rank.
    package var axis: Int

    package init(gamma: Tensor?, beta: Tensor?, mean: Tensor, variance: Tensor, epsilon: Float, axis: Int) {
        (self.gamma, self.beta, self.mean, self.variance) = (gamma, beta, mean, variance)
        (self.epsilon, self.axis) = (epsilon, axis)
    }

    /// What each element of the axis is multiplied by: gamma / sqrt(variance + epsilon).
    package var scales: [Double] {
        let scales = variance.doubles.map { 1 / ($0 + Double(epsilon)).squareRoot() }
        guard let gamma else { return scales }
        return zip(scales, gamma.doubles).map { $0 * $1 }
    }

    /// What is added to each element of the axis after that: beta - mean * scale.
    package var offsets: [Double] {
        let offsets = zip(mean.doubles, scales).map { -$0 * $1 }
        guard let beta else { return offsets }
        return zip(offsets, beta.doubles).map { $0 + $1 }
    }
}

extension BatchNormalization: OperationDefinition {
    package var name: String { "BatchNormalization" }
    package var weights: [(name: String, weight: Weight?)] {
        [
            ("gamma", gamma.map(Weight.init)), ("beta", beta.map(Weight.init)), ("mean", Weight(mean)),
            ("variance", Weight(variance)),
        ]
    }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireRank(2...Int.max)
        try node.check(axis, isIn: 1...(input.rank - 1), option: "axis")
        let size = input[axis]
        try node.check(mean, named: "moving_mean", hasShape: [size])
        try node.check(variance, named: "moving_variance", hasShape: [size])
        if let gamma { try node.check(gamma, named: "gamma", hasShape: [size]) }
        if let beta { try node.check(beta, named: "beta", hasShape: [size]) }
        try node.check([epsilon], areFinite: "epsilon")
        return input.dimensions
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output, times: 2) }

    package func scaledChannels(output: Shape) -> Int { output[axis] }
}
