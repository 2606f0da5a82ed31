import ServalTensor

/// Inputs one behind the other along one axis of the full shape. Source: `keras.layers.Concatenate`.
struct Concatenation: OperationDefinition {
    let axis: Int

    var name: String { "Concatenate" }
    var arity: ClosedRange<Int> { 1...Int.max }

    func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let first = try node.requireRank(2...Int.max)
        try node.check(axis, isIn: 1...(first.rank - 1), option: "axis")
        var dimensions = first.dimensions
        for input in node.inputs.dropFirst() {
            let agree =
                input.rank == first.rank
                && first.dimensions.indices.allSatisfy { $0 == axis || input[$0] == first[$0] }
            guard agree else {
                throw .inputShapesDiffer(node: node.node, operation: name, shapes: node.inputs.map(\.dimensions))
            }
            dimensions[axis] += input[axis]
            guard dimensions[axis] <= node.limits.elementCount else {
                throw .tooManyElements(node: node.node, dimensions: dimensions, limit: node.limits.elementCount)
            }
        }
        return dimensions
    }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output) }

    var quantizedForm: QuantizedForm? { .concatenation(axis: axis) }
    var channelScaling: ChannelScaling { .concatenated(axis: axis) }
}
