import ServalTensor

/// The value where it is above zero, and alpha times the value elsewhere; alpha broadcasts against the input.
///
/// Source: `keras.layers.PReLU`.
struct PReLU: OperationDefinition {
    let alpha: Tensor

    var name: String { "PReLU" }
    var weights: [(name: String, weight: Weight?)] { [("alpha", Weight(alpha))] }

    func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireRank(2...Int.max)
        try node.check(alpha, named: "alpha", broadcastsTo: Array(input.dimensions.dropFirst()))
        return input.dimensions
    }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output, times: 2) }

    var quantizedForm: QuantizedForm? {
        guard alpha.shape.dimensions.dropLast().allSatisfy({ $0 == 1 }) else { return nil }
        guard alpha.shape.count == 1 else { return .parametricRelu(slopes: alpha) }
        let slope = alpha.withUnsafeFloats { $0[0] }
        return .function(.activation(.relu(maxValue: nil, negativeSlope: slope, threshold: 0)))
    }
}
