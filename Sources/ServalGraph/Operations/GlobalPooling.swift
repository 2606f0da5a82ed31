import ServalTensor

/// The average or maximum over height and width: [n, c], or [n, 1, 1, c] when the dimensions are kept.
package struct GlobalPooling: Hashable, Sendable {
    package var kind: PoolingKind
    package var keepsDimensions: Bool

    package init(kind: PoolingKind, keepsDimensions: Bool) {
        (self.kind, self.keepsDimensions) = (kind, keepsDimensions)
    }
}

extension GlobalPooling: OperationDefinition {
    package var name: String { kind == .average ? "GlobalAveragePooling2D" : "GlobalMaxPooling2D" }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireMap()
        return keepsDimensions ? [input[0], 1, 1, input[3]] : [input[0], input[3]]
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: inputs[0]) }

    package var quantizedForm: QuantizedForm? { .globalPooling(self) }
    package var channelScaling: ChannelScaling { .kept }
}
