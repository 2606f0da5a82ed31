import ServalGraph
import ServalTensor
import ServalWeights

/// The levels of every value that is kept in 8 bits.
struct ValueLevels {
    /// One for each node; nil for a value kept in float32.
    let parameters: [QuantizationParameters?]

    init(
        _ graph: Graph, choice: QuantizationChoice, histograms: [Histogram], preprocessing: Preprocessing?,
        options: QuantizationOptions
    ) {
        var parameters = [QuantizationParameters?](repeating: nil, count: graph.nodes.count)
        for (index, node) in graph.nodes.enumerated() where choice.isKept[index] {
            if node.operation.quantizedForm?.keepsLevels == true, let input = node.inputs.first,
                let same = parameters[input]
            {
                parameters[index] = same
            } else if case .input = node.operation, let preprocessing,
                let known = InputLevels.parameters(preprocessing)
            {
                parameters[index] = known
            } else {
                parameters[index] = RangeChoice.parameters(histograms[index], options: options)
            }
        }
        self.parameters = parameters
    }
}
