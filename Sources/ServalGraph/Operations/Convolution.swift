import ServalTensor

/// A two-dimensional (grouped) convolution: activation(conv(input) + bias + residual).
///
/// Source: `tf.nn.conv2d` and `keras.layers.Conv2D`.
package struct Convolution: Sendable {
    /// HWIO: [height, width, input channels / groups, output channels].
    package var kernel: Tensor
    /// [output channels]
    package var bias: Tensor?
    /// The scale of each output channel of a kernel in 8 bits, [output channels]; nil for float32. See `QuantizedWeights`.
    package var kernelScales: Tensor?
    package var strides: Extent
    package var dilation: Extent
    package var padding: Padding
    package var groups: Int
    package var activation: ActivationFunction
    /// Whether the node's second input, of the output's shape, is added before the activation.
    package var addsResidual: Bool

    package init(
        kernel: Tensor, bias: Tensor?, strides: Extent, dilation: Extent = Extent(height: 1, width: 1),
        padding: Padding, groups: Int = 1, activation: ActivationFunction = .linear, addsResidual: Bool = false
    ) {
        (self.kernel, self.bias, self.strides, self.dilation) = (kernel, bias, strides, dilation)
        (self.padding, self.groups, self.activation) = (padding, groups, activation)
        self.addsResidual = addsResidual
    }

    package var window: Extent { Extent(height: kernel.shape[0], width: kernel.shape[1]) }
    package var outputChannels: Int { kernel.shape[3] }
}
