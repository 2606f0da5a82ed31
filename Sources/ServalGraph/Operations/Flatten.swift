import ServalTensor

/// All dimensions but the batch joined into one. Source: `keras.layers.Flatten`.
struct Flatten: OperationDefinition {
    var name: String { "Flatten" }

    func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireRank(1...Int.max)
        return [input[0], input.count / input[0]]
    }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output) }

    var quantizedForm: QuantizedForm? { .reshape }
}
