import ServalTensor

/// The shape of every node's value for a batch size, the batch included.
///
/// Validates all that a kernel relies on: the graph's order, arity, ranks, channels, weights' shapes and types,
/// windows, axes, broadcasting and element counts. After it succeeds kernels may assume all of it.
/// (Whether weights are finite is `GraphValidation.validateWeights`.)
package func inferShapes(
    of graph: Graph, batch: Int = 1, limits: ShapeLimits = .standard
) throws(GraphError) -> [Shape] {
    try GraphValidation.validate(graph)
    try GraphValidation.validateQuantization(of: graph)
    var shapes: [Shape] = []
    shapes.reserveCapacity(graph.nodes.count)
    for node in graph.nodes {
        let inference = ShapeInference(
            node: node.name, inputs: node.inputs.map { shapes[$0] }, batch: batch, limits: limits)
        shapes.append(try inference.shape(of: node.operation))
    }
    return shapes
}

/// The same for the inputs that a caller gives, in the order of `graph.inputs`.
///
/// The first dimension of every input is the batch and must be the same.
package func inferShapes(
    of graph: Graph, inputShapes: [Shape], limits: ShapeLimits = .standard
) throws(GraphError) -> [Shape] {
    let inputs = graph.inputs
    guard inputShapes.count == inputs.count else {
        throw .networkInputCountMismatch(expected: inputs.count, found: inputShapes.count)
    }
    let batch = inputShapes.first.flatMap { $0.dimensions.first } ?? 1
    for (index, shape) in zip(inputs, inputShapes) {
        guard case .input(let dimensions) = graph.nodes[index].operation else { continue }
        guard shape.dimensions == [batch] + dimensions else {
            let expected = [index == inputs[0] ? -1 : batch] + dimensions
            throw .inputShapeMismatch(node: graph.nodes[index].name, expected: expected, found: shape.dimensions)
        }
    }
    return try inferShapes(of: graph, batch: batch, limits: limits)
}
