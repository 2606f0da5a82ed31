import ServalTensor

/// A two-dimensional (grouped) convolution: activation(conv(input) + bias + residual).
///
/// Source: `tf.nn.conv2d` and `keras.layers.Conv2D`.
package struct Convolution: Sendable {
    /// HWIO: [height, width, input channels / groups, output channels].
    package var kernel: Weight
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
        kernel: some WeightConvertible, bias: Tensor?, strides: Extent, dilation: Extent = Extent(height: 1, width: 1),
        padding: Padding, groups: Int = 1, activation: ActivationFunction = .linear, addsResidual: Bool = false
    ) {
        (self.kernel, self.bias, self.strides, self.dilation) = (kernel.weight, bias, strides, dilation)
        (self.padding, self.groups, self.activation) = (padding, groups, activation)
        self.addsResidual = addsResidual
    }

    package var window: Extent { Extent(height: kernel.shape[0], width: kernel.shape[1]) }
    package var outputChannels: Int { kernel.shape[3] }
}

extension Convolution: OperationDefinition {
    package var name: String { "Conv2D" }
    package var arity: ClosedRange<Int> { addsResidual ? 2...2 : 1...1 }
    package var weights: [(name: String, weight: Weight?)] {
        [("kernel", kernel), ("kernel_scale", kernelScales.map(Weight.init)), ("bias", bias.map(Weight.init))]
    }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireMap()
        try node.check(
            kernel, named: "kernel", hasShape: [-1, -1, -1, -1], of: node.kernelType(hasScales: kernelScales != nil))
        try node.check(groups, isIn: 1...max(1, outputChannels), option: "groups")
        guard outputChannels % groups == 0 else {
            throw .groupsDoNotDivide(node: node.node, groups: groups, outputChannels: outputChannels)
        }
        let (channels, overflows) = kernel.shape[2].multipliedReportingOverflow(by: groups)
        guard !overflows, channels == input[3] else {
            throw .channelCountMismatch(node: node.node, expected: overflows ? .max : channels, found: input[3])
        }
        try node.check(bias: bias, scales: kernelScales, count: outputChannels)
        try node.check(activation)
        let output = try node.slide(window: window, strides: strides, dilation: dilation, padding: padding)
        let dimensions = [input[0], output.height, output.width, outputChannels]
        if addsResidual, node.inputs[1].dimensions != dimensions {
            throw .residualShapeMismatch(node: node.node, expected: dimensions, found: node.inputs[1].dimensions)
        }
        return dimensions
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork {
        let terms = kernel.shape.dimensions.dropLast().reduce(1, saturatingProduct)
        return .sums(in: output, groups: groups, terms: terms, activation)
    }

    package var quantizedForm: QuantizedForm? { .convolution(self) }
    package var quantizedWeights: QuantizedWeights? {
        kernelScales.map {
            QuantizedWeights(
                kernel: kernel, scales: $0, bias: bias, terms: kernel.shape.dimensions.dropLast().reduce(1, *),
                activation: activation)
        }
    }
    package var channelScaling: ChannelScaling { .kernel(isHomogeneous: activation.isHomogeneous) }
    package func scaledChannels(output: Shape) -> Int { outputChannels }
}
