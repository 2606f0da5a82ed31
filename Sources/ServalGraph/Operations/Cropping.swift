import ServalTensor

/// Rows and columns cut from a map. Source: `keras.layers.Cropping2D`.
struct Cropping: OperationDefinition {
    let insets: Insets

    var name: String { "Cropping2D" }

    func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        let input = try node.requireMap()
        try node.check(insets, option: "cropping")
        let (height, width) = (insets.top + insets.bottom, insets.left + insets.right)
        guard height < input[1], width < input[2] else {
            throw .windowDoesNotFit(node: node.node, window: [height, width], input: input.dimensions)
        }
        return [input[0], input[1] - height, input[2] - width, input[3]]
    }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output) }

    var quantizedForm: QuantizedForm? { .cropping(insets) }
    var channelScaling: ChannelScaling { .kept }
}
