import ServalTensor

/// Folds a rescaling into the convolution or dense layer that it alone reads, or that alone reads it.
///
/// A scale always folds into the layer after it; an offset only where that layer pads nothing, since the zeros of a
/// padding are not offset.
///
/// - Parameter scratch: where folded kernels lie while they are read.
package func foldRescaling(
    _ graph: ShapedGraph, scratch: ScratchMemory = ScratchMemory()
) throws(GraphError) -> ShapedGraph {
    var graph = graph
    let uses = graph.useCounts
    for (index, node) in graph.nodes.enumerated() {
        guard let input = node.inputs.first, uses[input] == 1 else { continue }
        let producer = graph.nodes[input].operation
        if case .rescaling(let rescaling) = node.operation,
            let folded = producer.followed(by: ChannelAffine(rescaling), scratch: scratch)
        {
            try graph.absorb(input, into: index, as: folded, inputs: graph.nodes[input].inputs)
        } else if case .rescaling(let rescaling) = producer, node.isModelLayer,
            let folded = node.operation.preceded(
                by: ChannelAffine(rescaling), input: graph.shapes[input], scratch: scratch)
        {
            try graph.absorb(
                input, into: index, as: folded, inputs: graph.nodes[input].inputs + node.inputs.dropFirst())
        }
    }
    return eliminateDeadNodes(graph)
}
