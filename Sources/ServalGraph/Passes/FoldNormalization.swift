import ServalTensor

/// Turns a normalization with one mean and variance a channel into a rescaling.
///
/// Left alone where the mean is so many deviations from zero that x * scale + offset would lose digits which
/// (x - mean) * scale keeps.
package func foldNormalization(_ graph: ShapedGraph) throws(GraphError) -> ShapedGraph {
    let largestOffset = 256.0
    var graph = graph
    for (index, node) in graph.nodes.enumerated() {
        guard case .normalization(let normalization) = node.operation,
            let affine = ChannelAffine(normalization),
            normalization.inverts || affine.offset.allSatisfy({ abs($0) <= largestOffset }),
            let rescaling = affine.rescaling
        else { continue }
        try graph.replace(index, with: .rescaling(rescaling))
    }
    return graph
}
