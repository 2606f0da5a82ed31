import ServalTensor

/// Folds batch normalization into the convolution or dense layer that it alone reads, computed in double precision.
///
/// One along the channels that cannot be folded becomes a rescaling with one scale and offset a channel.
///
/// - Parameter scratch: where folded kernels lie while they are read.
package func foldBatchNormalization(_ graph: Graph, scratch: ScratchMemory = ScratchMemory()) -> Graph {
    guard let shapes = graph.shapes else { return graph }
    var graph = graph
    let uses = graph.useCounts
    for (index, node) in graph.nodes.enumerated() {
        guard case .batchNormalization(let normalization) = node.operation,
            normalization.axis == shapes[index].rank - 1
        else { continue }
        let affine = ChannelAffine(normalization)
        let producer = node.inputs[0]
        if uses[producer] == 1, let folded = graph.nodes[producer].operation.followed(by: affine, scratch: scratch) {
            graph.absorb(producer, into: index, as: folded, inputs: graph.nodes[producer].inputs)
        } else if let rescaling = affine.rescaling {
            graph.nodes[index].operation = .rescaling(rescaling)
        }
    }
    return eliminateDeadNodes(graph)
}
