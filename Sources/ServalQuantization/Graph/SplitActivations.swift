import ServalGraph

/// Takes activations that are no clamp out of convolutions and dense layers, since integer sums can only be clamped.
///
/// The activation keeps the node's name. What is before it has the name of the layer whose value that is, or else the
/// node's with the suffix "/linear".
func splitActivations(_ graph: ShapedGraph) throws(GraphError) -> ShapedGraph {
    var names = Set(graph.nodes.map(\.name))
    var newIndex: [Int] = []
    var result = ShapedGraph(rewriting: graph)
    for var node in graph.nodes {
        node.inputs = node.inputs.map { newIndex[$0] }
        if let (linear, function) = node.operation.splittingActivation {
            let layersBefore = Array(node.fusedLayers.dropLast())
            var name = layersBefore.last ?? node.name + "/linear"
            while !names.insert(name).inserted { name += "_" }
            let before = try result.append(
                Node(name: name, operation: linear, inputs: node.inputs, fusedLayers: layersBefore))
            node.operation = .activation(function)
            node.inputs = [before]
            node.fusedLayers = Array(node.fusedLayers.suffix(1))
        }
        newIndex.append(try result.append(node))
    }
    return try result.returning(graph.outputs.map { newIndex[$0] })
}

extension Operation {
    /// This operation without its activation, and the activation; nil when that is a clamp or there is none.
    fileprivate var splittingActivation: (linear: Operation, function: ActivationFunction)? {
        guard let function = activation, function.clamp == nil else { return nil }
        switch self {
        case .convolution(var it):
            it.activation = .linear
            return (.convolution(it), function)
        case .depthwiseConvolution(var it):
            it.activation = .linear
            return (.depthwiseConvolution(it), function)
        case .dense(var it):
            it.activation = .linear
            return (.dense(it), function)
        default:
            return nil
        }
    }
}
