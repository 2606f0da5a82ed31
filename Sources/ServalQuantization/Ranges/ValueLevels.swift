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
        let sharing = LevelSharing(graph, isKept: choice.isKept, isFloat: choice.staysFloat)
        let readers = Self.functionReaders(graph, choice: choice)
        var parameters = [QuantizationParameters?](repeating: nil, count: graph.nodes.count)
        for (index, node) in graph.nodes.enumerated() where choice.isKept[index] && sharing.source(of: index) == index {
            if case .input = node.operation, let preprocessing, let known = InputLevels.parameters(preprocessing) {
                parameters[index] = known
            } else if case .function(let function)? = node.operation.quantizedForm, let range = function.range,
                !choice.staysFloat[index]
            {
                parameters[index] = RangeChoice.parameters(for: range)
            } else {
                parameters[index] = RangeChoice.parameters(histograms[index], of: readers[index], options: options)
            }
        }
        self.parameters = graph.nodes.indices.map { choice.isKept[$0] ? parameters[sharing.source(of: $0)] : nil }
    }

    /// For each node the function that alone reads its value, in 8 bits.
    private static func functionReaders(_ graph: Graph, choice: QuantizationChoice) -> [ElementFunction?] {
        var readers = [ElementFunction?](repeating: nil, count: graph.nodes.count)
        let uses = graph.useCounts
        for (index, node) in graph.nodes.enumerated() where choice.isKept[index] && !choice.staysFloat[index] {
            guard case .function(let function)? = node.operation.quantizedForm, uses[node.inputs[0]] == 1 else {
                continue
            }
            readers[node.inputs[0]] = function
        }
        return readers
    }
}
