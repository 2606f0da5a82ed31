import ServalGraph

/// Which layers compute in integers, and which values are therefore kept in 8 bits.
///
/// A value is kept so where an integer layer reads it: a layer with weights, or a sum, pooling or movement whose own value
/// is kept so. Everything else stays float32: what a network returns, and what only float32 layers read.
struct QuantizationChoice {
    /// For each node whether its kernel becomes 8 bits.
    let hasIntegerWeights: [Bool]
    /// For each node whether its value is kept in 8 bits.
    let isKept: [Bool]
    /// For each node whether it is to stay in float32.
    let staysFloat: [Bool]

    /// - Parameter floatLayers: names of layers that stay in float32, each a node's or one merged into it.
    init(_ graph: Graph, floatLayers: Set<String>) {
        let staysFloat = graph.nodes.map { node in
            floatLayers.contains(node.name) || node.fusedLayers.contains(where: floatLayers.contains)
        }
        hasIntegerWeights = zip(graph.nodes, staysFloat).map { node, staysFloat in
            !staysFloat && node.operation.activation?.clamp != nil
        }
        var isKept = [Bool](repeating: false, count: graph.nodes.count)
        for (index, node) in graph.nodes.enumerated().reversed() {
            if hasIntegerWeights[index] {
                if node.operation.quantizedForm?.canSumToFloat != true { isKept[index] = true }
            } else if !(isKept[index] && node.operation.isQuantizedWithoutKernel && !staysFloat[index]) {
                continue
            }
            for input in node.inputs { isKept[input] = true }
        }
        self.isKept = isKept
        self.staysFloat = staysFloat
    }
}

extension Operation {
    fileprivate var isQuantizedWithoutKernel: Bool { quantizedForm.map { !$0.hasKernel } ?? false }
}
