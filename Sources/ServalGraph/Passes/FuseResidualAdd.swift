/// Fuses the addition of two values of one shape into the linear convolution that computes one of them.
///
/// Of two such convolutions the later one takes the addition, so that the other value does not wait for it.
package func fuseResidualAdd(_ graph: ShapedGraph) throws(GraphError) -> ShapedGraph {
    var graph = graph
    let uses = graph.useCounts
    for (index, node) in graph.nodes.enumerated() {
        guard case .combine(.add) = node.operation, node.inputs.count == 2,
            graph.shapes[node.inputs[0]] == graph.shapes[node.inputs[1]]
        else { continue }
        for input in node.inputs.sorted(by: >) where uses[input] == 1 {
            guard case .convolution(var convolution) = graph.nodes[input].operation, convolution.activation == .linear,
                !convolution.addsResidual
            else { continue }
            convolution.addsResidual = true
            let residual = node.inputs[0] == input ? node.inputs[1] : node.inputs[0]
            try graph.absorb(
                input, into: index, as: .convolution(convolution), inputs: graph.nodes[input].inputs + [residual])
            break
        }
    }
    return eliminateDeadNodes(graph)
}
