import ServalTensor

/// Dropout and its kin at inference: the input unchanged.
struct Identity: OperationDefinition {
    var name: String { "Identity" }

    func shape(of node: ShapeInference) -> [Int] { node.inputs[0].dimensions }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .none }

    var quantizedForm: QuantizedForm? { .identity }
    var channelScaling: ChannelScaling { .kept }
}
