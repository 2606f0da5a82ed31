import ServalTensor

/// New dimensions without the batch; one of them may be -1, to be inferred. Source: `keras.layers.Reshape`.
struct Reshape: OperationDefinition {
    let dimensions: [Int]

    var name: String { "Reshape" }

    func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireRank(1...Int.max)
        let from = Array(input.dimensions.dropFirst())
        let count = from.reduce(1, *)
        let mismatch = GraphError.reshapeCountMismatch(node: node.node, from: from, to: dimensions)
        var known = 1
        for dimension in dimensions where dimension != -1 {
            guard dimension >= 1, dimension <= count / known else { throw mismatch }
            known *= dimension
        }
        switch dimensions.count(where: { $0 == -1 }) {
        case 0 where known == count: return [input[0]] + dimensions
        case 1 where count % known == 0: return [input[0]] + dimensions.map { $0 == -1 ? count / known : $0 }
        default: throw mismatch
        }
    }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output) }

    var quantizedForm: QuantizedForm? { .reshape }
}
