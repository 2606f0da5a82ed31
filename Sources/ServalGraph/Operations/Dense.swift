import ServalTensor

/// activation(input x kernel + bias) along the last axis.
package struct Dense: Sendable {
    /// [input features, output features]
    package var kernel: Tensor
    /// [output features]
    package var bias: Tensor?
    /// The scale of each output feature of a kernel in 8 bits, [output features]; nil for float32.
    package var kernelScales: Tensor?
    package var activation: ActivationFunction

    package init(kernel: Tensor, bias: Tensor?, activation: ActivationFunction = .linear) {
        (self.kernel, self.bias, self.activation) = (kernel, bias, activation)
    }
}
