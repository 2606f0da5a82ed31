/// Merges rescalings that follow each other into one.
package func mergeRescaling(_ graph: ShapedGraph) throws(GraphError) -> ShapedGraph {
    var graph = graph
    let uses = graph.useCounts
    for (index, node) in graph.nodes.enumerated() {
        guard case .rescaling(let second) = node.operation, uses[node.inputs[0]] == 1 else { continue }
        let producer = node.inputs[0]
        guard case .rescaling(let first) = graph.nodes[producer].operation,
            let merged = ChannelAffine(first).followed(by: ChannelAffine(second)).rescaling
        else { continue }
        try graph.absorb(producer, into: index, as: .rescaling(merged), inputs: graph.nodes[producer].inputs)
    }
    return eliminateDeadNodes(graph)
}
