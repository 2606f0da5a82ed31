import ServalTensor

package enum PoolingKind: String, Hashable, Sendable { case average, maximum }

/// The average or maximum of each window and channel; padding takes part in neither.
package struct Pooling: Hashable, Sendable {
    package var kind: PoolingKind
    package var window: Extent
    package var strides: Extent
    package var padding: Padding

    package init(kind: PoolingKind, window: Extent, strides: Extent, padding: Padding) {
        (self.kind, self.window, self.strides, self.padding) = (kind, window, strides, padding)
    }
}

extension Pooling: OperationDefinition {
    package var name: String { kind == .average ? "AveragePooling2D" : "MaxPooling2D" }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireMap()
        try node.check(window, option: "pool_size")
        if case .explicit(let insets) = padding {
            // A window of padding alone has neither average nor maximum.
            try node.check(max(insets.top, insets.bottom), isIn: 0...(window.height - 1), option: "padding")
            try node.check(max(insets.left, insets.right), isIn: 0...(window.width - 1), option: "padding")
        }
        let output = try node.slide(
            window: window, strides: strides, dilation: Extent(height: 1, width: 1), padding: padding)
        return [input[0], output.height, output.width, input[3]]
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork {
        let taps = saturatingProduct(min(window.height, inputs[0][1]), min(window.width, inputs[0][2]))
        return .elements(of: output, times: taps)
    }

    package var quantizedForm: QuantizedForm? { .pooling(self) }
    package var channelScaling: ChannelScaling { .kept }
}
