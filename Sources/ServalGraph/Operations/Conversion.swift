import ServalTensor

/// From float32 to 8 bits, or back; `placeConversions` puts them in.
enum Conversion: OperationDefinition {
    case quantize, dequantize

    var name: String { self == .quantize ? "Quantize" : "Dequantize" }

    func shape(of node: ShapeInference) -> [Int] { node.inputs[0].dimensions }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output) }
}
