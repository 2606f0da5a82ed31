import ServalTensor

/// An element-wise combination of two or more inputs, left to right.
package enum Combination: String, Hashable, Sendable {
    case add, subtract, multiply, maximum, minimum, average
}

extension Combination: OperationDefinition {
    package var name: String {
        switch self {
        case .add: "Add"
        case .subtract: "Subtract"
        case .multiply: "Multiply"
        case .maximum: "Maximum"
        case .minimum: "Minimum"
        case .average: "Average"
        }
    }

    package var arity: ClosedRange<Int> { self == .subtract ? 2...2 : 2...Int.max }

    /// Broadcasts inputs of one rank; a size of 1 stretches to any other.
    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        var dimensions = node.inputs[0].dimensions
        for input in node.inputs.dropFirst() {
            let fits =
                input.rank == dimensions.count
                && zip(input.dimensions, dimensions).allSatisfy { $0 == $1 || $0 == 1 || $1 == 1 }
            guard fits else {
                throw .inputShapesDiffer(node: node.node, operation: name, shapes: node.inputs.map(\.dimensions))
            }
            dimensions = zip(dimensions, input.dimensions).map { max($0, $1) }
        }
        return dimensions
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork {
        .elements(of: output, times: inputs.count)
    }

    package var quantizedForm: QuantizedForm? { .combination(self) }
    package var channelScaling: ChannelScaling { self == .add ? .kept : .fixed }
}
