/// Drops identities and linear activations; the node before takes over their name.
///
/// An input or an output of the network keeps its own name: an identity after it is dropped without trace, or stays
/// where it is an output itself.
package func foldIdentity(_ graph: Graph) -> Graph {
    var graph = graph
    var replacement = Array(graph.nodes.indices)
    for index in graph.nodes.indices {
        graph.nodes[index].inputs = graph.nodes[index].inputs.map { replacement[$0] }
        let node = graph.nodes[index]
        guard node.operation.isIdentity else { continue }
        let producer = graph.nodes[node.inputs[0]]
        if producer.operation.isInput || graph.outputs.contains(node.inputs[0]) || !producer.isModelLayer {
            if graph.outputs.contains(index) { continue }
        } else {
            let layers = producer.fusedLayers + node.fusedLayers
            graph.nodes[node.inputs[0]] = Node(
                name: node.name, operation: producer.operation, inputs: producer.inputs, fusedLayers: layers)
            // The name must stay unique until the node itself is eliminated: nothing reads it by name.
            graph.outputs = graph.outputs.map { $0 == index ? node.inputs[0] : $0 }
        }
        replacement[index] = node.inputs[0]
    }
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
