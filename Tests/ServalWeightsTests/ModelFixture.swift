import ServalGraph
import ServalTensor
import ServalWeights

/// A model file in memory, to be changed in one place and loaded.
struct ModelFixture {
    var inputs: JSONValue = ["x"]
    var outputs: JSONValue = ["dense"]
    var layers: [JSONValue]
    var tensors: [(name: String, tensor: Tensor)]
    var metadata: [(key: String, value: String)] = [
        ("serval.format_version", "1"), ("serval.kind", "model"), ("serval.producer", "a test"),
    ]

    /// A convolution, a pooling and a dense layer.
    init() {
        layers = [
            Self.input("x", [4, 5, 2]),
            Self.layer(
                "conv", "Conv2D", ["x"],
                ["strides": [1, 2], "dilation_rate": [1, 1], "padding": "same", "activation": "relu6"],
                weights: ["kernel": "conv/kernel", "bias": "conv/bias"]),
            Self.layer("pool", "GlobalMaxPooling2D", ["conv"], ["keepdims": false]),
            Self.layer("dense", "Dense", ["pool"], ["activation": "linear"], weights: ["kernel": "dense/kernel"]),
        ]
        tensors = [
            ("conv/kernel", Self.tensor(3, 3, 2, 3)), ("conv/bias", Self.tensor(3)),
            ("dense/kernel", Self.tensor(3, 2)),
        ]
    }

    /// An input of the given shape and one layer that reads it.
    init(
        _ className: String, on shape: [Int], config: JSONValue = [:], weights: [(String, Tensor)] = [],
        inputs: [String] = ["x"]
    ) {
        var names = JSONObject()
        for (role, _) in weights { names[role] = .string("y/\(role)") }
        layers = [
            Self.input("x", shape),
            Self.layer("y", className, inputs, config, weights: .object(names)),
        ]
        tensors = weights.map { ("y/\($0.0)", $0.1) }
        outputs = ["y"]
    }

    static func input(_ name: String, _ shape: [Int]) -> JSONValue {
        layer(name, "InputLayer", [], ["shape": .array(shape.map { .int($0) })])
    }

    static func layer(
        _ name: String, _ className: String, _ inputs: [String], _ config: JSONValue = [:], weights: JSONValue = [:]
    ) -> JSONValue {
        [
            "name": .string(name), "class": .string(className), "inputs": .array(inputs.map { .string($0) }),
            "config": config, "weights": weights,
        ]
    }

    /// Values that count up in eighths.
    static func tensor(_ dimensions: Int...) -> Tensor { eighths(dimensions) }

    static func eighths(_ dimensions: [Int]) -> Tensor {
        Tensor(shape: Shape(validated: dimensions)) { destination in
            for index in destination.indices { destination.initializeElement(at: index, to: Float(index) / 8) }
        }
    }

    var graphText: String {
        (["inputs": inputs, "outputs": outputs, "layers": .array(layers)] as JSONValue).text()
    }

    func bytes() -> [UInt8] {
        var writer = SafetensorsWriter(metadata: metadata + [("serval.graph", graphText)])
        for (name, tensor) in tensors { writer.add(tensor, named: name) }
        return writer.serialized()
    }

    func load() throws(WeightsError) -> ModelFile { try ModelFile(MappedFile(copying: bytes())) }

    /// The operation of the layer `y`.
    func operation() throws -> Operation { try load().graph.nodes[1].operation }

    /// The error that loading ends in; nil when it succeeds.
    func error() -> WeightsError? {
        do throws(WeightsError) {
            _ = try load()
            return nil
        } catch { return error }
    }
}

/// A file of the header's text, with its length and padding, and the data.
func container(_ header: String, data: Int = 0, alignment: Int = 1) -> [UInt8] {
    var text = Array(header.utf8)
    while (8 + text.count) % alignment != 0 { text.append(UInt8(ascii: " ")) }
    let length = withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) }
    return length + text + [UInt8](repeating: 0, count: data)
}

/// The same, with a correct header checksum where the text has sixteen zeros after its key.
func sealed(_ header: String, data: Int = 0) -> [UInt8] {
    var bytes = container(header, data: data, alignment: 64)
    let key = Array("\"serval.header_checksum\":\"".utf8)
    let digits = Array(XXH64.checksum(String(decoding: bytes[8..<bytes.count - data], as: UTF8.self)).utf8)
    for start in 0...(bytes.count - key.count) where bytes[start..<start + key.count].elementsEqual(key) {
        bytes.replaceSubrange(start + key.count..<start + key.count + 16, with: digits)
        return bytes
    }
    return bytes
}

/// The error that reading a container ends in; nil when it succeeds.
func containerError(_ bytes: [UInt8], rules: SafetensorsFile.Rules = .container) -> WeightsError? {
    do throws(WeightsError) {
        _ = try SafetensorsFile(MappedFile(copying: bytes), rules: rules)
        return nil
    } catch { return error }
}
