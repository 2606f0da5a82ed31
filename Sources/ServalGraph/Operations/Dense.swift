import ServalTensor

/// activation(input x kernel + bias) along the last axis.
package struct Dense: Sendable {
    /// [input features, output features]
    package var kernel: Tensor
    /// [output features]
    package var bias: Tensor?
    package var activation: ActivationFunction

    package init(kernel: Tensor, bias: Tensor?, activation: ActivationFunction = .linear) {
        (self.kernel, self.bias, self.activation) = (kernel, bias, activation)
    }
}
