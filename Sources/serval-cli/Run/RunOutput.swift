import ServalCommandLine
import ServalTensor
import ServalWeights

/// Where a network's outputs go, and in which form.
struct RunOutput {
    private enum Form {
        case array
        case safetensors
        case json
    }

    private let file: OutputFile
    private let form: Form

    /// - Parameters:
    ///   - path: `-` for JSON on standard output.
    ///   - inputs: the files that the command reads.
    init(path: String, inputs: [String]) throws {
        switch path {
        case _ where path.hasSuffix(".npy"): form = .array
        case _ where path.hasSuffix(".safetensors"): form = .safetensors
        case _ where path.hasSuffix(".json"), "-": form = .json
        default:
            throw UsageError.invalidValue(
                option: "--output", value: path,
                expected: "a name in .npy, .safetensors or .json, or - for JSON on standard output")
        }
        file = try OutputFile(path, option: "--output", inputs: inputs)
    }

    /// Refuses a form that cannot hold the network's outputs, before anything is computed.
    func check(_ model: ModelFile) throws(RunError) {
        if form == .array, model.graph.outputs.count > 1 {
            throw .oneOutputOnly(outputs: model.graph.outputs.map { model.graph.nodes[$0].name })
        }
    }

    func write(_ outputs: [(name: String, tensor: Tensor)]) throws(WeightsError) {
        switch form {
        case .array:
            for output in outputs { try file.write(ArrayFile.serialized(output.tensor)) }
        case .safetensors:
            var writer = SafetensorsWriter()
            for (index, output) in outputs.enumerated() where !Self.isRepeated(index, in: outputs) {
                writer.add(output.tensor, named: output.name)
            }
            try file.write(writer.serialized())
        case .json:
            try file.write(Array((Self.json(outputs).text(indented: true) + "\n").utf8))
        }
    }

    /// Each output's shape and values, row-major.
    static func json(_ outputs: [(name: String, tensor: Tensor)]) -> JSONValue {
        var object = JSONObject()
        for output in outputs {
            let values = output.tensor.withUnsafeFloats { $0.map(JSONValue.float) }
            object.insert(
                ["shape": .array(output.tensor.shape.dimensions.map(JSONValue.int)), "values": .array(values)],
                for: output.name)
        }
        return .object(object)
    }

    /// Whether an output is one that came before: a network may return a layer twice.
    private static func isRepeated(_ index: Int, in outputs: [(name: String, tensor: Tensor)]) -> Bool {
        outputs[..<index].contains { $0.name == outputs[index].name }
    }
}
