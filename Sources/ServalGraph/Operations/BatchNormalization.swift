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
}
