import ServalTensor

/// Dimensions reordered; a permutation of 1 ..< rank (the batch, 0, stays). Source: `keras.layers.Permute`.
struct Permutation: OperationDefinition {
    let dimensions: [Int]

    var name: String { "Permute" }

    func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireRank(2...Int.max)
        guard dimensions.sorted() == Array(1..<input.rank) else {
            throw .notAPermutation(node: node.node, found: dimensions, rank: input.rank)
        }
        return [input[0]] + dimensions.map { input[$0] }
    }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output) }
}
