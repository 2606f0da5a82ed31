import ServalTensor

/// Rewrites a graph into an equal one of fewer, larger operations.
///
/// Inputs and outputs keep their number, order and names. Every node computes the value of the last of its
/// `fusedLayers`, so that each can be compared with the model's own layer; a node without any computes a value
/// that no layer of the model has. The order of the passes matters: activations are recognised before the
/// rescalings that they consist of are merged, and residual additions are fused before the activation after them.
///
/// A quantized graph is left as it is, but for separable convolutions: it was optimised before it was quantized, and
/// merging more of it would leave out roundings that are part of what it means.
///
/// - Parameter scratch: where kernels that others were folded into lie while they are read.
/// - Precondition: `inferShapes` accepts the graph.
package func optimize(_ graph: Graph, scratch: ScratchMemory = ScratchMemory()) -> Graph {
    if graph.isQuantized { return eliminateDeadNodes(decomposeSeparable(graph)) }
    var graph = foldIdentity(graph)
    graph = fusePadding(graph)
    graph = decomposeSeparable(graph)
    graph = recogniseHardActivations(graph)
    graph = foldBatchNormalization(graph, scratch: scratch)
    graph = foldNormalization(graph)
    graph = mergeRescaling(graph)
    graph = foldRescaling(graph, scratch: scratch)
    graph = fuseResidualAdd(graph)
    graph = fuseActivation(graph)
    return eliminateDeadNodes(graph)
}
