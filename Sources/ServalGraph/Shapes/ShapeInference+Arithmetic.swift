import ServalTensor

/// Element-wise operations, normalizations and matrix products.
extension ShapeInference {
    func rescaling(_ rescaling: Rescaling) throws(GraphError) -> [Int] {
        let input = inputs[0]
        let channels = input.rank >= 2 ? input[input.rank - 1] : 1
        for (values, option) in [(rescaling.scale, "scale"), (rescaling.offset, "offset")] {
            guard values.count == 1 || values.count == channels else {
                throw .optionCountMismatch(node: node, option: option, expected: channels, found: values.count)
            }
            try check(values, areFinite: option)
        }
        return input.dimensions
    }

    func normalization(_ normalization: Normalization) throws(GraphError) -> [Int] {
        let target = Array(inputs[0].dimensions.dropFirst())
        try check(normalization.mean, named: "mean", broadcastsTo: target)
        try check(normalization.variance, named: "variance", broadcastsTo: target)
        return inputs[0].dimensions
    }

    func batchNormalization(_ normalization: BatchNormalization) throws(GraphError) -> [Int] {
        let input = try requireRank(2...Int.max)
        try check(normalization.axis, isIn: 1...(input.rank - 1), option: "axis")
        let size = input[normalization.axis]
        try check(normalization.mean, named: "moving_mean", hasShape: [size])
        try check(normalization.variance, named: "moving_variance", hasShape: [size])
        if let gamma = normalization.gamma { try check(gamma, named: "gamma", hasShape: [size]) }
        if let beta = normalization.beta { try check(beta, named: "beta", hasShape: [size]) }
        try check([normalization.epsilon], areFinite: "epsilon")
        return input.dimensions
    }

    func layerNormalization(_ normalization: LayerNormalization) throws(GraphError) -> [Int] {
        let input = try requireRank(2...Int.max)
        try check(normalization.axis, isIn: 1...(input.rank - 1), option: "axis")
        let normalized = Array(input.dimensions[normalization.axis...])
        if let gamma = normalization.gamma { try check(gamma, named: "gamma", hasShape: normalized) }
        if let beta = normalization.beta { try check(beta, named: "beta", hasShape: normalized) }
        try check([normalization.epsilon], areFinite: "epsilon")
        return input.dimensions
    }

    func prelu(alpha: Tensor) throws(GraphError) -> [Int] {
        let input = try requireRank(2...Int.max)
        try check(alpha, named: "alpha", broadcastsTo: Array(input.dimensions.dropFirst()))
        return input.dimensions
    }

    /// Broadcasts inputs of one rank; a size of 1 stretches to any other.
    func combine(_ combination: Combination) throws(GraphError) -> [Int] {
        var dimensions = inputs[0].dimensions
        for input in inputs.dropFirst() {
            let fits =
                input.rank == dimensions.count
                && zip(input.dimensions, dimensions).allSatisfy { $0 == $1 || $0 == 1 || $1 == 1 }
            guard fits else {
                throw .inputShapesDiffer(node: node, operation: combination.name, shapes: inputs.map(\.dimensions))
            }
            dimensions = zip(dimensions, input.dimensions).map { max($0, $1) }
        }
        return dimensions
    }

    func dense(_ dense: Dense) throws(GraphError) -> [Int] {
        let input = try requireRank(2...Int.max)
        try check(
            dense.kernel, named: "kernel", hasShape: [-1, -1], of: kernelType(hasScales: dense.kernelScales != nil))
        guard dense.kernel.shape[0] == input[input.rank - 1] else {
            throw .channelCountMismatch(node: node, expected: dense.kernel.shape[0], found: input[input.rank - 1])
        }
        try check(bias: dense.bias, scales: dense.kernelScales, count: dense.kernel.shape[1])
        try check(dense.activation)
        return input.dimensions.dropLast() + [dense.kernel.shape[1]]
    }
}
