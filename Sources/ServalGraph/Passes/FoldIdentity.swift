/// Drops identities and linear activations; the node before takes over their name.
///
/// An input or an output of the network keeps its own name: an identity after it is dropped without trace, or stays
/// where it is an output itself.
package func foldIdentity(_ graph: ShapedGraph) -> ShapedGraph {
    var graph = graph
    var replacement = Array(graph.nodes.indices)
    var isOutput = [Bool](repeating: false, count: graph.nodes.count)
    for output in graph.outputs { isOutput[output] = true }
    for index in graph.nodes.indices {
        graph.nodes[index].inputs = graph.nodes[index].inputs.map { replacement[$0] }
        let node = graph.nodes[index]
        guard node.operation.isIdentity else { continue }
        let producer = node.inputs[0]
        if graph.nodes[producer].operation.isInput || isOutput[producer] || !graph.nodes[producer].isModelLayer {
            if isOutput[index] { continue }
        } else {
            graph.nodes[producer].takeOver(node)
            isOutput[producer] = isOutput[index]
        }
        replacement[index] = producer
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

extension Node {
    /// Becomes the node behind it, which computes nothing: its names are appended where they are, so that a chain takes time
    /// by its length.
    fileprivate mutating func takeOver(_ identity: Node) {
        var layers: [String] = []
        swap(&layers, &fusedLayers)
        layers += identity.fusedLayers
        self = Node(name: identity.name, operation: operation, inputs: inputs, fusedLayers: layers)
    }
}
