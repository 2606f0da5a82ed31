import ServalTensor

/// Zero rows and columns around a map. Source: `keras.layers.ZeroPadding2D`.
struct ZeroPadding: OperationDefinition {
    let insets: Insets

    var name: String { "ZeroPadding2D" }

    func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireMap()
        try node.check(insets, option: "padding")
        return [input[0], input[1] + insets.top + insets.bottom, input[2] + insets.left + insets.right, input[3]]
    }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output) }

    var quantizedForm: QuantizedForm? { .zeroPadding(insets) }
    var channelScaling: ChannelScaling { .kept }
}
