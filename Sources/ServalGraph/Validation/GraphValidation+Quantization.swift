import ServalTensor

extension GraphValidation {
    /// Products of 32 bits that fit one sum: a level less its zero point is at most 255, a weight at most 127.
    private static let largestProduct = 255 * 127

    /// Checks all that integer kernels rely on beyond shapes: that inputs have levels, that sums cannot overflow, that
    /// scales are possible.
    ///
    /// - Precondition: `validate` accepts the graph.
    package static func validateQuantization(of graph: Graph) throws(GraphError) {
        for node in graph.nodes {
            guard let weights = node.operation.quantizedWeights else { continue }
            guard weights.activation.clamp != nil else { throw .activationNotAClamp(node: node.name) }
            for input in node.inputs where graph.nodes[input].quantization == nil {
                throw .inputNotQuantized(node: node.name, input: graph.nodes[input].name)
            }
            guard node.quantization != nil || node.operation.canSumToReal else {
                throw .valueNotQuantized(node: node.name)
            }
            try validateSums(of: node, weights)
            try validateScales(of: node, weights, in: graph)
        }
    }

    private static func validateSums(of node: Node, _ weights: QuantizedWeights) throws(GraphError) {
        var largestBias = 0
        if let bias = weights.bias, bias.elementType == .int32 {
            largestBias = bias.withUnsafeInt32s { $0.reduce(0) { max($0, Int($1.magnitude)) } }
        }
        let (largest, overflows) = weights.terms.multipliedReportingOverflow(by: largestProduct)
        guard !overflows, largest + largestBias <= Int(Int32.max) else {
            throw .accumulatorTooSmall(node: node.name, terms: weights.terms)
        }
    }

    private static func validateScales(
        of node: Node, _ weights: QuantizedWeights, in graph: Graph
    ) throws(GraphError) {
        guard weights.scales.elementType == .float32, let input = graph.nodes[node.inputs[0]].quantization else {
            return
        }
        let scales = weights.scales.withUnsafeFloats { Array($0) }
        let factors: [Float] =
            if let output = node.quantization {
                Multipliers.ofSums(input: input, weightScales: weights.scales, output: output)
            } else {
                Multipliers.ofRealSums(input: input, weightScales: weights.scales)
            }
        for (channel, scale) in scales.enumerated() {
            guard QuantizationParameters.scaleRange.contains(scale), factors[channel] <= Multipliers.limit else {
                throw .kernelScaleOutOfRange(node: node.name, channel: channel, found: scale)
            }
        }
    }
}

extension Operation {
    /// Whether sums of products in 8 bits can become real numbers without being levels first.
    package var canSumToReal: Bool {
        switch self {
        case .convolution(let convolution): !convolution.addsResidual
        case .dense: true
        default: false
        }
    }
}
