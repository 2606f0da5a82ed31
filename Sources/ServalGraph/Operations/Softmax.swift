import ServalTensor

/// exp(value) over the sum of exp along one axis of the full shape. Source: `keras.layers.Softmax`.
struct Softmax: OperationDefinition {
    /// 0 ..< rank.
    let axis: Int

    var name: String { "Softmax" }

    func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        try node.check(axis, isIn: 0...(node.inputs[0].rank - 1), option: "axis")
        return node.inputs[0].dimensions
    }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output, times: 16) }
}
