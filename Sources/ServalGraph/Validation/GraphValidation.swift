import ServalTensor

/// Checks of a graph that need no shapes: order, indices, names and the number of inputs.
package enum GraphValidation {
    /// - Throws: a `GraphError` naming the first node at fault.
    package static func validate(_ graph: Graph) throws(GraphError) {
        guard !graph.outputs.isEmpty else { throw .noOutputs }
        var names = Set<String>(minimumCapacity: graph.nodes.count)
        var hasInput = false
        for index in graph.nodes.indices {
            let node = graph.nodes[index]
            guard !node.name.isEmpty else { throw .emptyName(index: index) }
            guard names.insert(node.name).inserted else { throw .duplicateName(node: node.name) }
            for input in node.inputs where !(0..<index).contains(input) {
                throw .inputNotBefore(node: node.name, index: index, input: input)
            }
            let arity = node.operation.arity
            guard arity.contains(node.inputs.count) else {
                throw .inputCountMismatch(
                    node: node.name, operation: node.operation.name, expected: arity, found: node.inputs.count)
            }
            if case .input = node.operation { hasInput = true }
        }
        guard hasInput else { throw .noInputs }
        for output in graph.outputs where !graph.nodes.indices.contains(output) {
            throw .outputOutOfRange(index: output, nodeCount: graph.nodes.count)
        }
    }

    /// Checks that every weight is finite and every variance 0 or more.
    ///
    /// Reads all weights once. `ShapedGraph` leaves this out, since no kernel depends on it.
    package static func validateWeights(of graph: Graph) throws(GraphError) {
        for node in graph.nodes {
            for (name, weight) in node.operation.weights where weight.elementType == .float32 {
                if let index = weight.withUnsafeFloats(firstNonFiniteIndex) {
                    throw .notFinite(node: node.name, weight: name, index: index)
                }
                guard name == "variance" else { continue }
                if let index = weight.withUnsafeFloats({ $0.firstIndex { $0 < 0 } }) {
                    throw .negativeVariance(node: node.name, weight: name, index: index)
                }
            }
        }
    }

    /// The row-major index of the first infinity or NaN of a float32 tensor; nil when all are finite.
    ///
    /// - Precondition: the tensor is float32.
    package static func firstNonFiniteIndex(in tensor: Tensor) -> Int? {
        tensor.withUnsafeFloats(firstNonFiniteIndex)
    }

    /// The same for a list of values.
    package static func firstNonFiniteIndex(_ values: UnsafeBufferPointer<Float>) -> Int? {
        // The exponent of a number that is not finite is all ones; a whole block is judged by its maximum.
        let blockLength = 4096
        var start = 0
        while start < values.count {
            let end = min(start + blockLength, values.count)
            var largest: UInt32 = 0
            for index in start..<end {
                largest = max(largest, values[index].bitPattern & 0x7FFF_FFFF)
            }
            if largest >= 0x7F80_0000 {
                return (start..<end).first { !values[$0].isFinite }
            }
            start = end
        }
        return nil
    }
}
