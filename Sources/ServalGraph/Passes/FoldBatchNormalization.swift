import ServalTensor

/// Folds batch normalization into the convolution or dense layer that it alone reads, computed in double precision.
///
/// One along the channels that cannot be folded becomes a rescaling with one scale and offset a channel.
///
/// - Parameter scratch: where folded kernels lie while they are read.
package func foldBatchNormalization(
    _ graph: ShapedGraph, scratch: ScratchMemory = ScratchMemory()
) throws(GraphError) -> ShapedGraph {
    var graph = graph
    let uses = graph.useCounts
    for (index, node) in graph.nodes.enumerated() {
        guard case .batchNormalization(let normalization) = node.operation,
            normalization.axis == graph.shapes[index].rank - 1
        else { continue }
        let affine = ChannelAffine(normalization)
        let producer = node.inputs[0]
        if uses[producer] == 1, let folded = graph.nodes[producer].operation.followed(by: affine, scratch: scratch) {
            try graph.absorb(producer, into: index, as: folded, inputs: graph.nodes[producer].inputs)
        } else if let rescaling = affine.rescaling {
            try graph.replace(index, with: .rescaling(rescaling))
        }
    }
    return eliminateDeadNodes(graph)
}
