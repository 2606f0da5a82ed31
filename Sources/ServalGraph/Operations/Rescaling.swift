import ServalTensor

/// value * scale + offset; each a scalar or one value a channel (last axis).
package struct Rescaling: Sendable {
    package var scale: [Float]
    package var offset: [Float]

    package init(scale: [Float], offset: [Float]) { (self.scale, self.offset) = (scale, offset) }
}

extension Rescaling: OperationDefinition {
    package var name: String { "Rescaling" }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = node.inputs[0]
        let channels = input.rank >= 2 ? input[input.rank - 1] : 1
        for (values, option) in [(scale, "scale"), (offset, "offset")] {
            guard values.count == 1 || values.count == channels else {
                throw .optionCountMismatch(node: node.node, option: option, expected: channels, found: values.count)
            }
            try node.check(values, areFinite: option)
        }
        return input.dimensions
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output, times: 2) }

    package var quantizedForm: QuantizedForm? {
        guard scale.count == 1, offset.count == 1 else { return .affine(self) }
        return .function(.affine(scale: scale[0], offset: offset[0]))
    }

    package var channelScaling: ChannelScaling { scale.count > 1 && scale.count == offset.count ? .rescaled : .fixed }

    package func scaledChannels(output: Shape) -> Int { output.dimensions.last ?? 1 }
}
