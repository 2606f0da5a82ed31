/// Drops nodes that no output depends on, except the inputs, which are the network's signature.
package func eliminateDeadNodes(_ graph: Graph) -> Graph {
    var isLive = [Bool](repeating: false, count: graph.nodes.count)
    for output in graph.outputs { isLive[output] = true }
    for (index, node) in graph.nodes.enumerated().reversed() {
        if case .input = node.operation { isLive[index] = true }
        guard isLive[index] else { continue }
        for input in node.inputs { isLive[input] = true }
    }
    if isLive.allSatisfy({ $0 }) { return graph }
    var newIndex = [Int](repeating: -1, count: graph.nodes.count)
    var nodes: [Node] = []
    for (index, var node) in graph.nodes.enumerated() where isLive[index] {
        newIndex[index] = nodes.count
        node.inputs = node.inputs.map { newIndex[$0] }
        nodes.append(node)
    }
    return Graph(nodes: nodes, outputs: graph.outputs.map { newIndex[$0] })
}
