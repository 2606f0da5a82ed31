/// Drops identities and linear activations; the node before takes over their name.
///
/// An input or an output of the network keeps its own name: an identity after it is dropped without trace, or stays
/// where it is an output itself.
package func foldIdentity(_ graph: Graph) -> Graph {
    var graph = graph
    var replacement = Array(graph.nodes.indices)
    var isOutput = [Bool](repeating: false, count: graph.nodes.count)
    for output in graph.outputs { isOutput[output] = true }
    for index in graph.nodes.indices {
        graph.nodes[index].inputs = graph.nodes[index].inputs.map { replacement[$0] }
        let node = graph.nodes[index]
        guard node.operation.isIdentity else { continue }
        let producer = graph.nodes[node.inputs[0]]
        if producer.operation.isInput || isOutput[node.inputs[0]] || !producer.isModelLayer {
            if isOutput[index] { continue }
        } else {
            let layers = producer.fusedLayers + node.fusedLayers
            graph.nodes[node.inputs[0]] = Node(
                name: node.name, operation: producer.operation, inputs: producer.inputs, fusedLayers: layers)
            isOutput[node.inputs[0]] = isOutput[index]
        }
        replacement[index] = node.inputs[0]
    }
    graph.outputs = graph.outputs.map { replacement[$0] }
    return eliminateDeadNodes(graph)
}

extension Operation {
    fileprivate var isIdentity: Bool {
        switch self {
        case .identity, .activation(.linear): true
        default: false
        }
    }

    fileprivate var isInput: Bool {
        if case .input = self { true } else { false }
    }
}
