import ServalTensor

/// Rewrites a graph into an equal one of fewer, larger operations.
///
/// Inputs and outputs keep their number, order and names. Every node computes the value of the last of its
/// `fusedLayers`, so that each can be compared with the model's own layer; a node without any computes a value
/// that no layer of the model has. The order of the passes matters: activations are recognised before the
/// rescalings that they consist of are merged, and residual additions are fused before the activation after them. What
/// several nodes compute is computed once last of all, so that it decides about no other pass.
///
/// A quantized graph is left as it is, but for separable convolutions and what is computed more than once: it was optimised
/// before it was quantized, and merging more of it would leave out roundings that are part of what it means.
///
/// - Parameter scratch: where kernels that others were folded into lie while they are read.
/// - Throws: where a pass makes what is no valid operation, or a value of another shape.
package func optimize(
    _ graph: ShapedGraph, scratch: ScratchMemory = ScratchMemory()
) throws(GraphError) -> ShapedGraph {
    if graph.isQuantized {
        return eliminateDeadNodes(eliminateCommonSubexpressions(try decomposeSeparable(graph)))
    }
    var graph = foldIdentity(graph)
    graph = try fusePadding(graph)
    graph = try decomposeSeparable(graph)
    graph = try recogniseHardActivations(graph)
    graph = try foldBatchNormalization(graph, scratch: scratch)
    graph = try foldNormalization(graph)
    graph = try mergeRescaling(graph)
    graph = try foldRescaling(graph, scratch: scratch)
    graph = try fuseResidualAdd(graph)
    graph = try fuseActivation(graph)
    graph = eliminateCommonSubexpressions(graph)
    return eliminateDeadNodes(graph)
}
