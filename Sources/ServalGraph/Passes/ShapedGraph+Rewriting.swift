import ServalTensor

/// What the passes share: they fuse a node into its only reader, in place, and leave the first one dead.
///
/// The fused node stands where the reader stood. All that either of them read is before it, so the order stays
/// topological; and since the dead node's reads become the fused node's, counts of uses taken once stay valid.
extension ShapedGraph {
    /// How often each value is read, by nodes and as an output of the network.
    var useCounts: [Int] { graph.useCounts }

    /// Makes a node do the work of `producers`, too, which nobody else reads. They are left dead and hold nothing any more:
    /// their layers' names are moved, not copied, so that a chain of any length takes time and memory by its length.
    ///
    /// - Parameters:
    ///   - producers: in the order in which they compute.
    ///   - operation: what computes the node's value from `inputs`.
    mutating func absorb(
        _ producers: Int..., into index: Int, as operation: Operation, inputs: [Int]
    ) throws(GraphError) {
        var layers: [String] = []
        for producer in producers {
            let earlier = layers
            layers = []
            swap(&layers, &nodes[producer].fusedLayers)
            if !earlier.isEmpty { layers = earlier + layers }
            nodes[producer].operation = .identity
        }
        layers += nodes[index].fusedLayers
        nodes[index].fusedLayers = layers
        try replace(index, with: operation, inputs: inputs)
    }
}

extension Graph {
    /// How often each value is read, by nodes and as an output of the network.
    package var useCounts: [Int] {
        var counts = [Int](repeating: 0, count: nodes.count)
        for node in nodes {
            for input in node.inputs { counts[input] += 1 }
        }
        for output in outputs { counts[output] += 1 }
        return counts
    }
}

extension Node {
    /// Whether the value is one of the model's own, so that layers before it can be named as part of it.
    var isModelLayer: Bool { !fusedLayers.isEmpty }
}
