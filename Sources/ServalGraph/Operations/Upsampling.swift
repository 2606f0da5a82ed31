import ServalTensor

/// A map enlarged by whole factors; bilinear samples at half-pixel centres and clamps at the border.
///
/// Source: `keras.layers.UpSampling2D`.
package struct Upsampling: Hashable, Sendable {
    package enum Interpolation: String, Sendable, CaseIterable { case nearest, bilinear }

    package var size: Extent
    package var interpolation: Interpolation

    package init(size: Extent, interpolation: Interpolation) {
        (self.size, self.interpolation) = (size, interpolation)
    }
}

extension Upsampling: OperationDefinition {
    package var name: String { "UpSampling2D" }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireMap()
        try node.check(size, option: "size")
        return [input[0], input[1] * size.height, input[2] * size.width, input[3]]
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork {
        .elements(of: output, times: interpolation == .nearest ? 1 : 4)
    }

    package var quantizedForm: QuantizedForm? { interpolation == .nearest ? .nearestUpsampling(size) : nil }

    package var channelScaling: ChannelScaling { .kept }
}
