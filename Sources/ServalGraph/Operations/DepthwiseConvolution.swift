import ServalTensor

/// A convolution of each channel with its own `multiplier` filters: activation(conv(input) + bias).
///
/// Output channel c * multiplier + m belongs to input channel c.
/// Source: `tf.nn.depthwise_conv2d` and `keras.layers.DepthwiseConv2D`.
package struct DepthwiseConvolution: Sendable {
    /// [height, width, input channels, multiplier]
    package var kernel: Weight
    /// [input channels * multiplier]
    package var bias: Tensor?
    /// The scale of each output channel of a kernel in 8 bits, [input channels * multiplier]; nil for float32.
    package var kernelScales: Tensor?
    package var strides: Extent
    package var dilation: Extent
    package var padding: Padding
    package var activation: ActivationFunction

    package init(
        kernel: some WeightConvertible, bias: Tensor?, strides: Extent, dilation: Extent = Extent(height: 1, width: 1),
        padding: Padding, activation: ActivationFunction = .linear
    ) {
        (self.kernel, self.bias, self.strides, self.dilation) = (kernel.weight, bias, strides, dilation)
        (self.padding, self.activation) = (padding, activation)
    }

    package var window: Extent { Extent(height: kernel.shape[0], width: kernel.shape[1]) }
    package var outputChannels: Int { kernel.shape[2] * kernel.shape[3] }
}

extension DepthwiseConvolution: OperationDefinition {
    package var name: String { "DepthwiseConv2D" }
    package var weights: [(name: String, weight: Weight?)] {
        [("kernel", kernel), ("kernel_scale", kernelScales.map(Weight.init)), ("bias", bias.map(Weight.init))]
    }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireMap()
        let channels = try node.depthwiseChannels(
            of: kernel, named: "kernel", type: node.kernelType(hasScales: kernelScales != nil))
        try node.check(bias: bias, scales: kernelScales, count: channels)
        try node.check(activation)
        let output = try node.slide(window: window, strides: strides, dilation: dilation, padding: padding)
        return [input[0], output.height, output.width, channels]
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork {
        .sums(in: output, terms: saturatingProduct(window.height, window.width), activation)
    }

    package var quantizedForm: QuantizedForm? { .depthwiseConvolution(self) }
    package var quantizedWeights: QuantizedWeights? {
        kernelScales.map {
            QuantizedWeights(
                kernel: kernel, scales: $0, bias: bias, terms: window.height * window.width, activation: activation)
        }
    }
    package var channelScaling: ChannelScaling { .kernel(isHomogeneous: activation.isHomogeneous) }
    package func scaledChannels(output: Shape) -> Int { outputChannels }
}
