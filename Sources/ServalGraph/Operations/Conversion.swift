import ServalTensor

/// Real numbers to levels, or levels to real numbers; `placeConversions` puts them in.
enum Conversion: OperationDefinition {
    case quantize, dequantize

    var name: String { self == .quantize ? "Quantize" : "Dequantize" }

    func shape(of node: ShapeInference) -> [Int] { node.inputs[0].dimensions }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output) }
}
