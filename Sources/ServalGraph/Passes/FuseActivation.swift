/// Fuses an activation into the convolution or dense layer that it alone reads.
package func fuseActivation(_ graph: ShapedGraph) throws(GraphError) -> ShapedGraph {
    var graph = graph
    let uses = graph.useCounts
    for (index, node) in graph.nodes.enumerated() {
        guard case .activation(let function) = node.operation, uses[node.inputs[0]] == 1 else { continue }
        let producer = node.inputs[0]
        guard let fused = graph.nodes[producer].operation.activated(by: function) else { continue }
        try graph.absorb(producer, into: index, as: fused, inputs: graph.nodes[producer].inputs)
    }
    return eliminateDeadNodes(graph)
}

extension Operation {
    /// This operation with an activation; nil when it has one or can have none.
    fileprivate func activated(by function: ActivationFunction) -> Operation? {
        switch self {
        case .convolution(var convolution) where convolution.activation == .linear:
            convolution.activation = function
            return .convolution(convolution)
        case .depthwiseConvolution(var convolution) where convolution.activation == .linear:
            convolution.activation = function
            return .depthwiseConvolution(convolution)
        case .dense(var dense) where dense.activation == .linear:
            dense.activation = function
            return .dense(dense)
        default:
            return nil
        }
    }
}
