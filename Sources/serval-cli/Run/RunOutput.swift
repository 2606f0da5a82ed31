import ServalCommandLine
import ServalTensor
import ServalWeights

/// Where a network's outputs go, and in which form.
enum RunOutput {
    case standardOutput
    case array(path: String)
    case safetensors(path: String)
    case json(path: String)

    /// - Parameter path: nil for JSON on standard output.
    init(path: String?) throws(UsageError) {
        switch path {
        case nil: self = .standardOutput
        case let path? where path.hasSuffix(".npy"): self = .array(path: path)
        case let path? where path.hasSuffix(".safetensors"): self = .safetensors(path: path)
        case let path? where path.hasSuffix(".json"): self = .json(path: path)
        case let path?:
            throw .invalidValue(option: "--output", value: path, expected: "a name in .npy, .safetensors or .json")
        }
    }

    /// Refuses a form that cannot hold the network's outputs, before anything is computed.
    func check(_ model: ModelFile) throws(RunError) {
        if case .array = self, model.graph.outputs.count > 1 {
            throw .oneOutputOnly(outputs: model.graph.outputs.map { model.graph.nodes[$0].name })
        }
    }

    func write(_ outputs: [(name: String, tensor: Tensor)]) throws(WeightsError) {
        switch self {
        case .standardOutput:
            Console.write(Self.json(outputs).text(indented: true) + "\n")
        case .array(let path):
            for output in outputs { try ArrayFile.write(output.tensor, to: path) }
        case .safetensors(let path):
            var writer = SafetensorsWriter()
            for (index, output) in outputs.enumerated() where !Self.isRepeated(index, in: outputs) {
                writer.add(output.tensor, named: output.name)
            }
            try writer.write(to: path)
        case .json(let path):
            try writeFile(Array((Self.json(outputs).text(indented: true) + "\n").utf8), to: path)
        }
    }

    private static func json(_ outputs: [(name: String, tensor: Tensor)]) -> JSONValue {
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
