import ServalTensor

/// Folds batch normalization into the convolution or dense layer that it alone reads, computed in double precision.
///
/// One along the channels that cannot be folded becomes a rescaling with one scale and offset a channel.
package func foldBatchNormalization(_ graph: Graph) -> Graph {
    guard let shapes = graph.shapes else { return graph }
    var graph = graph
    let uses = graph.useCounts
    let scratch = ScratchMemory()
    for (index, node) in graph.nodes.enumerated() {
        guard case .batchNormalization(let normalization) = node.operation,
            normalization.axis == shapes[index].rank - 1
        else { continue }
        let affine = ChannelAffine(normalization)
        let producer = graph.nodes[node.inputs[0]]
        if uses[node.inputs[0]] == 1, let folded = producer.operation.followed(by: affine, scratch: scratch) {
            graph.nodes[index] = node.absorbing(producer, as: folded, inputs: producer.inputs)
        } else if let rescaling = affine.rescaling {
            graph.nodes[index].operation = .rescaling(rescaling)
        }
    }
    return eliminateDeadNodes(graph)
}
