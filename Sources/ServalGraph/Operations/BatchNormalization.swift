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
