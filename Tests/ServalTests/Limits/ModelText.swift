import ServalTensor
import ServalWeights

/// A model file in memory, made of layers' descriptions and weights that need not make sense.
struct ModelText {
    var inputs: [String] = ["x"]
    var outputs: [String]
    var layers: [JSONValue]
    var tensors: [(name: String, tensor: Tensor)] = []

    /// - Parameter shape: of the input `x`, without the batch.
    init(_ shape: [Int], outputs: [String] = []) {
        layers = []
        self.outputs = outputs
        add("x", "InputLayer", [], ["shape": .array(shape.map { .int($0) })])
        self.outputs = outputs
    }

    /// Adds a layer, which becomes the only output. Weights are named by their tensors.
    mutating func add(
        _ name: String, _ className: String, _ inputs: [String], _ config: JSONValue = [:],
        weights: [(String, String)] = []
    ) {
        var names = JSONObject()
        for (role, tensor) in weights { names[role] = .string(tensor) }
        layers.append([
            "name": .string(name), "class": .string(className), "inputs": .array(inputs.map(JSONValue.string)),
            "config": config, "weights": .object(names),
        ])
        outputs = [name]
    }

    mutating func add(_ tensor: Tensor, named name: String) { tensors.append((name, tensor)) }

    /// A tensor of numbers from 1/8 on, an eighth apart.
    mutating func addTensor(_ name: String, _ dimensions: [Int]) throws {
        add(
            Tensor(shape: try Shape(dimensions)) { destination in
                for index in destination.indices { destination[index] = Float(index % 16 + 1) / 8 }
            }, named: name)
    }

    var graph: JSONValue {
        [
            "inputs": .array(inputs.map(JSONValue.string)), "outputs": .array(outputs.map(JSONValue.string)),
            "layers": .array(layers),
        ]
    }

    func bytes() -> [UInt8] { bytes(graph: graph.text()) }

    func bytes(graph: String) -> [UInt8] {
        var writer = SafetensorsWriter(metadata: [
            ("serval.format_version", "2"), ("serval.kind", "model"), ("serval.producer", "a test"),
            ("serval.graph", graph),
        ])
        for (name, tensor) in tensors { writer.add(tensor, named: name) }
        return writer.serialized()
    }
}
