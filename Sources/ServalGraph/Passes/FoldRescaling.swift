import ServalTensor

/// Folds a rescaling into the convolution or dense layer that it alone reads, or that alone reads it.
///
/// A scale always folds into the layer after it; an offset only where that layer pads nothing, since the zeros of a
/// padding are not offset.
package func foldRescaling(_ graph: Graph) -> Graph {
    guard let shapes = graph.shapes else { return graph }
    var graph = graph
    let uses = graph.useCounts
    let scratch = ScratchMemory()
    for (index, node) in graph.nodes.enumerated() {
        guard let input = node.inputs.first, uses[input] == 1 else { continue }
        let producer = graph.nodes[input]
        if case .rescaling(let rescaling) = node.operation,
            let folded = producer.operation.followed(by: ChannelAffine(rescaling), scratch: scratch)
        {
            graph.nodes[index] = node.absorbing(producer, as: folded, inputs: producer.inputs)
        } else if case .rescaling(let rescaling) = producer.operation, node.isModelLayer,
            let folded = node.operation.preceded(by: ChannelAffine(rescaling), input: shapes[input])
        {
            graph.nodes[index] = node.absorbing(
                producer, as: folded, inputs: producer.inputs + node.inputs.dropFirst())
        }
    }
    return eliminateDeadNodes(graph)
}
