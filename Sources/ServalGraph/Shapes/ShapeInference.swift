import ServalTensor

/// Computes and validates the shape of one node's value from the shapes of its inputs.
package struct ShapeInference {
    package let node: String
    package let inputs: [Shape]
    package let batch: Int
    package let limits: ShapeLimits

    package init(node: String, inputs: [Shape], batch: Int, limits: ShapeLimits) {
        (self.node, self.inputs, self.batch, self.limits) = (node, inputs, batch, limits)
    }

    /// - Precondition: there are as many inputs as the operation's arity demands.
    package func shape(of operation: Operation) throws(GraphError) -> Shape {
        try bounded(operation.definition.shape(of: self))
    }

    /// Checks rank and size: every dimension 1 or more, the product within the limit.
    func bounded(_ dimensions: [Int]) throws(GraphError) -> Shape {
        guard (1...limits.rank).contains(dimensions.count) else {
            throw .rankMismatch(node: node, expected: 1...limits.rank, found: dimensions)
        }
        var count = 1
        for dimension in dimensions {
            guard dimension >= 1 else { throw .emptyDimension(node: node, dimensions: dimensions) }
            guard dimension <= limits.elementCount / count else {
                throw .tooManyElements(node: node, dimensions: dimensions, limit: limits.elementCount)
            }
            count *= dimension
        }
        return Shape(validated: dimensions)
    }
}

extension ShapeInference {
    func requireRank(_ expected: ClosedRange<Int>, of input: Int = 0) throws(GraphError) -> Shape {
        let shape = inputs[input]
        guard expected.contains(shape.rank) else {
            throw .rankMismatch(node: node, expected: expected, found: shape.dimensions)
        }
        return shape
    }

    /// The first input as a batch of maps: [n, h, w, c].
    func requireMap() throws(GraphError) -> Shape { try requireRank(4...4) }

    func check(_ value: Int, isIn range: ClosedRange<Int>, option: String) throws(GraphError) {
        guard range.contains(value) else {
            throw .optionOutOfRange(node: node, option: option, expected: range, found: value)
        }
    }

    func check(_ extent: Extent, option: String) throws(GraphError) {
        try check(extent.height, isIn: 1...limits.step, option: option)
        try check(extent.width, isIn: 1...limits.step, option: option)
    }

    func check(_ insets: Insets, option: String) throws(GraphError) {
        for side in [insets.top, insets.bottom, insets.left, insets.right] {
            try check(side, isIn: 0...limits.elementCount, option: option)
        }
    }

    /// A weight with the given dimensions, -1 standing for any size of 1 or more.
    func check(
        _ tensor: Tensor, named weight: String, hasShape expected: [Int], of type: ElementType = .float32
    ) throws(GraphError) {
        try check(Weight(tensor), named: weight, hasShape: expected, of: type)
    }

    /// The same for a kernel.
    func check(
        _ kernel: Weight, named weight: String, hasShape expected: [Int], of type: ElementType = .float32
    ) throws(GraphError) {
        guard kernel.elementType == type else {
            throw .weightTypeMismatch(
                node: node, weight: weight, expected: type.rawValue, found: kernel.elementType.rawValue)
        }
        let found = kernel.shape.dimensions
        guard found.count == expected.count,
            zip(found, expected).allSatisfy({ found, expected in expected < 0 ? found >= 1 : found == expected })
        else { throw .weightShapeMismatch(node: node, weight: weight, expected: expected, found: found) }
    }

    /// A weight of float32 that broadcasts against `target` and leaves its shape as it is.
    func check(_ tensor: Tensor, named weight: String, broadcastsTo target: [Int]) throws(GraphError) {
        guard tensor.elementType == .float32 else {
            throw .weightTypeMismatch(
                node: node, weight: weight, expected: ElementType.float32.rawValue, found: tensor.elementType.rawValue)
        }
        let found = tensor.shape.dimensions
        guard found.count <= target.count,
            zip(found.reversed(), target.reversed()).allSatisfy({ found, size in found == 1 || found == size })
        else {
            throw .weightDoesNotBroadcast(node: node, weight: weight, weightShape: found, input: inputs[0].dimensions)
        }
    }

    func check(_ values: [Float], areFinite option: String) throws(GraphError) {
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(node: node, weight: option, index: index)
        }
    }

    func check(_ function: ActivationFunction) throws(GraphError) {
        switch function {
        case .relu(let maxValue, let negativeSlope, let threshold):
            try check([maxValue ?? 0], areFinite: "max_value")
            try check([negativeSlope], areFinite: "negative_slope")
            try check([threshold], areFinite: "threshold")
        case .elu(let alpha): try check([alpha], areFinite: "alpha")
        case .linear, .sigmoid, .hardSigmoid, .tanh, .silu, .hardSilu, .gelu, .softplus, .softsign, .exponential:
            return
        }
    }
}
