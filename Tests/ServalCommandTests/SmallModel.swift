import ServalTensor
import ServalWeights

/// A model file of a network of three classes, whose numbers are the means of red, green and blue (0 to 1).
struct SmallModel {
    var labels: [String]?
    var taskName = "classification"
    var units = "probabilities"
    var endsInSoftmax = true
    /// Of the input photo.
    var side = 2
    var denseName = "dense"
    var producer = "a test"

    var bytes: [UInt8] {
        var layers: [JSONValue] = [
            Self.layer("photo", "InputLayer", [], ["shape": [.int(side), .int(side), 3]]),
            Self.layer("mean", "GlobalAveragePooling2D", ["photo"], ["keepdims": false]),
            Self.layer(denseName, "Dense", ["mean"], ["activation": "linear"], weights: ["kernel": "kernel"]),
        ]
        if endsInSoftmax { layers.append(Self.layer("softmax", "Softmax", [denseName], ["axis": 1])) }
        let graph: JSONValue = [
            "inputs": ["photo"], "outputs": [.string(endsInSoftmax ? "softmax" : denseName)], "layers": .array(layers),
        ]
        let scale = JSONValue.array([JSONValue](repeating: .double(1 / 255), count: 3))
        let preprocessing: JSONValue = [
            "height": .int(side), "width": .int(side), "color": "rgb", "resize": "stretch", "padding_value": 0,
            "scale": scale, "offset": [0, 0, 0],
        ]
        var metadata = [
            ("serval.format_version", "1"), ("serval.kind", "model"), ("serval.producer", producer),
            ("serval.preprocessing", preprocessing.text()), ("serval.graph", graph.text()),
        ]
        if let labels {
            let task: JSONValue = [
                "name": .string(taskName), "units": .string(units), "labels": .array(labels.map(JSONValue.string)),
            ]
            metadata.append(("serval.task", task.text()))
        }
        var writer = SafetensorsWriter(metadata: metadata)
        writer.add(
            Tensor(shape: Shape(validated: [3, 3])) { values in
                values.initialize(repeating: 0)
                for index in 0..<3 { values[index * 4] = 1 }
            }, named: "kernel")
        return writer.serialized()
    }

    /// A network that returns its `count` inputs, as they are above zero.
    static func unchanged(count: Int) -> [UInt8] {
        let graph: JSONValue = [
            "inputs": ["x"], "outputs": ["y"],
            "layers": [
                layer("x", "InputLayer", [], ["shape": [.int(count)]]),
                layer("y", "Activation", ["x"], ["activation": "relu"]),
            ],
        ]
        let metadata = [
            ("serval.format_version", "1"), ("serval.kind", "model"), ("serval.producer", "a test"),
            ("serval.graph", graph.text()),
        ]
        return SafetensorsWriter(metadata: metadata).serialized()
    }

    /// A photo of one colour.
    static func photo(red: UInt8, green: UInt8, blue: UInt8) -> [UInt8] {
        Array("P6 2 2 255\n".utf8) + [UInt8]([[UInt8]](repeating: [red, green, blue], count: 4).joined())
    }

    /// An array of photos of one colour each, as NPY.
    static func array(_ colors: [[Float]], side: Int = 2) -> [UInt8] {
        let values = colors.flatMap { color in [[Float]](repeating: color, count: side * side).flatMap(\.self) }
        return ArrayFile.serialized(
            Tensor(shape: Shape(validated: [colors.count, side, side, 3])) { destination in
                _ = destination.initialize(from: values)
            })
    }

    private static func layer(
        _ name: String, _ className: String, _ inputs: [String], _ config: JSONValue = [:], weights: JSONValue = [:]
    ) -> JSONValue {
        [
            "name": .string(name), "class": .string(className), "inputs": .array(inputs.map { .string($0) }),
            "config": config, "weights": weights,
        ]
    }
}
