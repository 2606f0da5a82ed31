import ServalTensor

/// Fuses zero padding into the convolution that alone reads it.
///
/// Not into pooling, for which padding takes part in neither average nor maximum.
package func fusePadding(_ graph: ShapedGraph) throws(GraphError) -> ShapedGraph {
    var graph = graph
    let uses = graph.useCounts
    for (index, node) in graph.nodes.enumerated() {
        guard node.inputs.count == 1, uses[node.inputs[0]] == 1, node.isModelLayer else { continue }
        let producer = node.inputs[0]
        guard case .zeroPadding(let insets) = graph.nodes[producer].operation,
            let fused = node.operation.padded(by: insets)
        else { continue }
        try graph.absorb(producer, into: index, as: fused, inputs: graph.nodes[producer].inputs)
    }
    return eliminateDeadNodes(graph)
}

extension Operation {
    /// The convolution of a map that has yet to be padded; nil for other operations and for `same`.
    fileprivate func padded(by insets: Insets) -> Operation? {
        switch self {
        case .convolution(var convolution):
            guard let padding = convolution.padding.adding(insets) else { return nil }
            convolution.padding = padding
            return .convolution(convolution)
        case .depthwiseConvolution(var convolution):
            guard let padding = convolution.padding.adding(insets) else { return nil }
            convolution.padding = padding
            return .depthwiseConvolution(convolution)
        case .separableConvolution(var convolution):
            guard let padding = convolution.padding.adding(insets) else { return nil }
            convolution.padding = padding
            return .separableConvolution(convolution)
        default:
            return nil
        }
    }
}

extension Padding {
    fileprivate func adding(_ insets: Insets) -> Padding? {
        switch self {
        case .valid: .explicit(insets)
        case .explicit(let own): .explicit(own + insets)
        case .same: nil
        }
    }
}
