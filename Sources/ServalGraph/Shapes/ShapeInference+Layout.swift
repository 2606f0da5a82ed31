import ServalTensor

/// Operations that move elements without computing with them, and those that enlarge maps.
extension ShapeInference {
    func zeroPadding(_ insets: Insets) throws(GraphError) -> [Int] {
        let input = try requireMap()
        try check(insets, option: "padding")
        return [input[0], input[1] + insets.top + insets.bottom, input[2] + insets.left + insets.right, input[3]]
    }

    func cropping(_ insets: Insets) throws(GraphError) -> [Int] {
        let input = try requireMap()
        try check(insets, option: "cropping")
        let (height, width) = (insets.top + insets.bottom, insets.left + insets.right)
        guard height < input[1], width < input[2] else {
            throw .windowDoesNotFit(node: node, window: [height, width], input: input.dimensions)
        }
        return [input[0], input[1] - height, input[2] - width, input[3]]
    }

    func concatenate(axis: Int) throws(GraphError) -> [Int] {
        let first = try requireRank(2...Int.max)
        try check(axis, isIn: 1...(first.rank - 1), option: "axis")
        var dimensions = first.dimensions
        for input in inputs.dropFirst() {
            let agree =
                input.rank == first.rank
                && first.dimensions.indices.allSatisfy { $0 == axis || input[$0] == first[$0] }
            guard agree else {
                throw .inputShapesDiffer(node: node, operation: "Concatenate", shapes: inputs.map(\.dimensions))
            }
            dimensions[axis] += input[axis]
            guard dimensions[axis] <= limits.elementCount else {
                throw .tooManyElements(node: node, dimensions: dimensions, limit: limits.elementCount)
            }
        }
        return dimensions
    }

    func reshape(to target: [Int]) throws(GraphError) -> [Int] {
        let input = try requireRank(1...Int.max)
        let from = Array(input.dimensions.dropFirst())
        let count = from.reduce(1, *)
        let mismatch = GraphError.reshapeCountMismatch(node: node, from: from, to: target)
        var known = 1
        for dimension in target where dimension != -1 {
            guard dimension >= 1, dimension <= count / known else { throw mismatch }
            known *= dimension
        }
        switch target.count(where: { $0 == -1 }) {
        case 0 where known == count: return [input[0]] + target
        case 1 where count % known == 0: return [input[0]] + target.map { $0 == -1 ? count / known : $0 }
        default: throw mismatch
        }
    }

    func permute(by dimensions: [Int]) throws(GraphError) -> [Int] {
        let input = try requireRank(2...Int.max)
        guard dimensions.sorted() == Array(1..<input.rank) else {
            throw .notAPermutation(node: node, found: dimensions, rank: input.rank)
        }
        return [input[0]] + dimensions.map { input[$0] }
    }

    func upsampling(_ upsampling: Upsampling) throws(GraphError) -> [Int] {
        let input = try requireMap()
        try check(upsampling.size, option: "size")
        return [input[0], input[1] * upsampling.size.height, input[2] * upsampling.size.width, input[3]]
    }
}
