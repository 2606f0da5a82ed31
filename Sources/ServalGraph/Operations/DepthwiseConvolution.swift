import ServalTensor

/// A convolution of each channel with its own `multiplier` filters: activation(conv(input) + bias).
///
/// Output channel c * multiplier + m belongs to input channel c.
/// Source: `tf.nn.depthwise_conv2d` and `keras.layers.DepthwiseConv2D`.
package struct DepthwiseConvolution: Sendable {
    /// [height, width, input channels, multiplier]
    package var kernel: Tensor
    /// [input channels * multiplier]
    package var bias: Tensor?
    /// The scale of each output channel of a kernel in 8 bits, [input channels * multiplier]; nil for float32.
    package var kernelScales: Tensor?
    package var strides: Extent
    package var dilation: Extent
    package var padding: Padding
    package var activation: ActivationFunction

    package init(
        kernel: Tensor, bias: Tensor?, strides: Extent, dilation: Extent = Extent(height: 1, width: 1),
        padding: Padding, activation: ActivationFunction = .linear
    ) {
        (self.kernel, self.bias, self.strides, self.dilation) = (kernel, bias, strides, dilation)
        (self.padding, self.activation) = (padding, activation)
    }

    package var window: Extent { Extent(height: kernel.shape[0], width: kernel.shape[1]) }
    package var outputChannels: Int { kernel.shape[2] * kernel.shape[3] }
}

/// A depthwise convolution followed by a 1x1 convolution: activation(pointwise(depthwise(input)) + bias).
///
/// Source: `keras.layers.SeparableConv2D`.
package struct SeparableConvolution: Sendable {
    /// [height, width, input channels, multiplier]
    package var depthwiseKernel: Tensor
    /// [1, 1, input channels * multiplier, output channels]
    package var pointwiseKernel: Tensor
    /// [output channels]
    package var bias: Tensor?
    package var strides: Extent
    package var dilation: Extent
    package var padding: Padding
    package var activation: ActivationFunction

    package init(
        depthwiseKernel: Tensor, pointwiseKernel: Tensor, bias: Tensor?, strides: Extent,
        dilation: Extent = Extent(height: 1, width: 1), padding: Padding, activation: ActivationFunction = .linear
    ) {
        (self.depthwiseKernel, self.pointwiseKernel, self.bias) = (depthwiseKernel, pointwiseKernel, bias)
        (self.strides, self.dilation, self.padding, self.activation) = (strides, dilation, padding, activation)
    }
}
