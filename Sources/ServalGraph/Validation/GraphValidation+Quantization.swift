import ServalTensor

extension GraphValidation {
    /// Products of 32 bits that fit one sum: a level less its zero point is at most 255, a weight at most 127.
    private static let largestProduct = 255 * 127

    /// Checks all that integer kernels rely on beyond shapes: that inputs have levels, that sums cannot overflow, that
    /// scales are possible.
    ///
    /// - Precondition: `validate` accepts the graph.
    package static func validateQuantization(of graph: Graph) throws(GraphError) {
        var known = WeightFacts()
        for node in graph.nodes {
            guard let weights = node.operation.quantizedWeights else { continue }
            guard weights.activation.clamp != nil else { throw .activationNotAClamp(node: node.name) }
            for input in node.inputs where graph.nodes[input].quantization == nil {
                throw .inputNotQuantized(node: node.name, input: graph.nodes[input].name)
            }
            guard node.quantization != nil || node.operation.quantizedForm?.canSumToFloat == true else {
                throw .valueNotQuantized(node: node.name)
            }
            try validateSums(of: node, weights, &known)
            try validateScales(of: node, weights, in: graph, &known)
        }
    }

    /// What was found out about tensors, which many layers may share.
    private struct WeightFacts {
        var largestBiases: [UnsafeRawPointer: Int] = [:]
        /// The channels of the least and of the largest scale; the first is one that is no number, where there is one.
        var extremeScales: [UnsafeRawPointer: (least: Int, largest: Int)] = [:]
    }

    private static func validateSums(
        of node: Node, _ weights: QuantizedWeights, _ known: inout WeightFacts
    ) throws(GraphError) {
        var largestBias = 0
        if let bias = weights.bias, bias.elementType == .int32, bias.shape.count > 0 {
            largestBias =
                known.largestBiases[bias.start.pointer]
                ?? bias.withUnsafeInt32s { $0.reduce(0) { max($0, Int($1.magnitude)) } }
            known.largestBiases[bias.start.pointer] = largestBias
        }
        let (largest, overflows) = weights.terms.multipliedReportingOverflow(by: largestProduct)
        guard !overflows, largest <= Int(Int32.max), largest + largestBias <= Int(Int32.max) else {
            throw .accumulatorTooSmall(node: node.name, terms: weights.terms)
        }
    }

    private static func validateScales(
        of node: Node, _ weights: QuantizedWeights, in graph: Graph, _ known: inout WeightFacts
    ) throws(GraphError) {
        guard weights.scales.elementType == .float32, weights.scales.shape.count > 0,
            let input = graph.nodes[node.inputs[0]].quantization
        else { return }
        let extremes =
            known.extremeScales[weights.scales.start.pointer]
            ?? weights.scales.withUnsafeFloats { scales in
                var (least, largest) = (0, 0)
                for channel in scales.indices {
                    if scales[channel].isNaN { return (channel, channel) }
                    if scales[channel] < scales[least] { least = channel }
                    if scales[channel] > scales[largest] { largest = channel }
                }
                return (least, largest)
            }
        known.extremeScales[weights.scales.start.pointer] = extremes
        for channel in [extremes.least, extremes.largest] {
            let scale = weights.scales.withUnsafeFloats { $0[channel] }
            let factor =
                if let output = node.quantization {
                    Multipliers.ofSum(input: input, weightScale: scale, output: output)
                } else {
                    Multipliers.ofFloatSum(input: input, weightScale: scale)
                }
            guard QuantizationParameters.scaleRange.contains(scale), factor <= Multipliers.limit else {
                throw .kernelScaleOutOfRange(node: node.name, channel: channel, found: scale)
            }
        }
    }
}
