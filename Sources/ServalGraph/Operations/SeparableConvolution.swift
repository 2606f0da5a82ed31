import ServalTensor

/// A depthwise convolution followed by a 1x1 convolution: activation(pointwise(depthwise(input)) + bias).
///
/// Source: `keras.layers.SeparableConv2D`.
package struct SeparableConvolution: Sendable {
    /// [height, width, input channels, multiplier]
    package var depthwiseKernel: Weight
    /// [1, 1, input channels * multiplier, output channels]
    package var pointwiseKernel: Weight
    /// [output channels]
    package var bias: Tensor?
    package var strides: Extent
    package var dilation: Extent
    package var padding: Padding
    package var activation: ActivationFunction

    package init(
        depthwiseKernel: some WeightConvertible, pointwiseKernel: some WeightConvertible, bias: Tensor?,
        strides: Extent,
        dilation: Extent = Extent(height: 1, width: 1), padding: Padding, activation: ActivationFunction = .linear
    ) {
        (self.depthwiseKernel, self.pointwiseKernel, self.bias) = (depthwiseKernel.weight, pointwiseKernel.weight, bias)
        (self.strides, self.dilation, self.padding, self.activation) = (strides, dilation, padding, activation)
    }
}

extension SeparableConvolution: OperationDefinition {
    package var name: String { "SeparableConv2D" }
    package var weights: [(name: String, weight: Weight?)] {
        [("depthwise_kernel", depthwiseKernel), ("pointwise_kernel", pointwiseKernel), ("bias", bias.map(Weight.init))]
    }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireMap()
        let channels = try node.depthwiseChannels(of: depthwiseKernel, named: "depthwise_kernel")
        try node.check(pointwiseKernel, named: "pointwise_kernel", hasShape: [1, 1, channels, -1])
        let outputChannels = pointwiseKernel.shape[3]
        if let bias { try node.check(bias, named: "bias", hasShape: [outputChannels]) }
        try node.check(activation)
        let window = Extent(height: depthwiseKernel.shape[0], width: depthwiseKernel.shape[1])
        let output = try node.slide(window: window, strides: strides, dilation: dilation, padding: padding)
        let dimensions = [input[0], output.height, output.width, outputChannels]
        try checkBetween(node, output: dimensions)
        return dimensions
    }

    /// The value between the two convolutions has to fit, too.
    func checkBetween(_ node: ShapeInference, output: [Int]) throws(GraphError) {
        let between = Array(output.dropLast()) + [depthwiseKernel.shape[2] * depthwiseKernel.shape[3]]
        guard between.reduce(1.0, { $0 * Double($1) }) <= Double(node.limits.elementCount) else {
            throw .tooManyElements(node: node.node, dimensions: between, limit: node.limits.elementCount)
        }
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork {
        let kernel = depthwiseKernel.shape
        let channels = saturatingProduct(kernel[2], kernel[3])
        let between = Shape(validated: Array(output.dimensions.dropLast()) + [channels])
        return .sums(in: between, terms: saturatingProduct(kernel[0], kernel[1]), .linear)
            + .sums(in: output, terms: channels, activation)
    }

    package func scaledChannels(output: Shape) -> Int { output.dimensions.last ?? 1 }
}
