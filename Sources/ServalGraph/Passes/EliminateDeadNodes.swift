/// Drops nodes that no output depends on, except the inputs, which are the network's signature.
package func eliminateDeadNodes(_ graph: ShapedGraph) -> ShapedGraph {
    var isLive = [Bool](repeating: false, count: graph.nodes.count)
    for output in graph.outputs { isLive[output] = true }
    for (index, node) in graph.nodes.enumerated().reversed() {
        if case .input = node.operation { isLive[index] = true }
        guard isLive[index] else { continue }
        for input in node.inputs { isLive[input] = true }
    }
    if isLive.allSatisfy({ $0 }) { return graph }
    var newIndex = [Int](repeating: -1, count: graph.nodes.count)
    var result = ShapedGraph(rewriting: graph)
    for (index, var node) in graph.nodes.enumerated() where isLive[index] {
        node.inputs = node.inputs.map { newIndex[$0] }
        newIndex[index] = result.append(node, shape: graph.shapes[index], cost: graph.costs[index])
    }
    result.outputs = graph.outputs.map { newIndex[$0] }
    return result
}
