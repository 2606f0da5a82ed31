import ServalTensor

/// activation(input x kernel + bias) along the last axis.
package struct Dense: Sendable {
    /// [input features, output features]
    package var kernel: Weight
    /// [output features]
    package var bias: Tensor?
    /// The scale of each output feature of a kernel in 8 bits, [output features]; nil for float32.
    package var kernelScales: Tensor?
    package var activation: ActivationFunction

    package init(kernel: some WeightConvertible, bias: Tensor?, activation: ActivationFunction = .linear) {
        (self.kernel, self.bias, self.activation) = (kernel.weight, bias, activation)
    }
}

extension Dense: OperationDefinition {
    package var name: String { "Dense" }
    package var weights: [(name: String, weight: Weight?)] {
        [("kernel", kernel), ("kernel_scale", kernelScales.map(Weight.init)), ("bias", bias.map(Weight.init))]
    }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireRank(2...Int.max)
        try node.check(
            kernel, named: "kernel", hasShape: [-1, -1], of: node.kernelType(hasScales: kernelScales != nil))
        guard kernel.shape[0] == input[input.rank - 1] else {
            throw .channelCountMismatch(node: node.node, expected: kernel.shape[0], found: input[input.rank - 1])
        }
        try node.check(bias: bias, scales: kernelScales, count: kernel.shape[1])
        try node.check(activation)
        return input.dimensions.dropLast() + [kernel.shape[1]]
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork {
        .sums(in: output, terms: kernel.shape[0], activation)
    }

    package var quantizedForm: QuantizedForm? { .dense(self) }
    package var quantizedWeights: QuantizedWeights? {
        kernelScales.map {
            QuantizedWeights(kernel: kernel, scales: $0, bias: bias, terms: kernel.shape[0], activation: activation)
        }
    }
    package var channelScaling: ChannelScaling { .kernel(isHomogeneous: activation.isHomogeneous) }
    package func scaledChannels(output: Shape) -> Int { kernel.shape[1] }
}
