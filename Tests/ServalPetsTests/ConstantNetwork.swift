import Serval
import ServalPets
import ServalTensor
import ServalWeights

/// A model file whose network answers with the same numbers for every photo: global max pooling and a dense layer of a
/// constant kernel.
struct ConstantNetwork {
    var height = 224
    var width = 224
    var color = "rgb"
    var resize = "letterbox"
    var padding = 0.0
    var task: String? = PetNetwork.box.taskName
    var units = "input_pixels"
    var hasPreprocessing = true
    var kernel: Float = 0
    var answer: [Float]

    private var channels: Int { color == "gray" ? 1 : 3 }

    func bytes() throws -> [UInt8] {
        let graph: JSONValue = [
            "inputs": ["photo"], "outputs": ["answer"],
            "layers": [
                layer("photo", "InputLayer", [], ["shape": [.int(height), .int(width), .int(channels)]], [:]),
                layer("pooling", "GlobalMaxPooling2D", ["photo"], ["keepdims": false], [:]),
                layer(
                    "answer", "Dense", ["pooling"], ["activation": "linear"],
                    ["kernel": "kernel", "bias": "bias"]),
            ],
        ]
        var metadata = [
            ("serval.format_version", "1"), ("serval.kind", "model"), ("serval.graph", graph.text()),
        ]
        if hasPreprocessing {
            let ones = JSONValue.array(Array(repeating: 1, count: channels))
            let zeros = JSONValue.array(Array(repeating: 0, count: channels))
            let preprocessing: JSONValue = [
                "height": .int(height), "width": .int(width), "color": .string(color), "resize": .string(resize),
                "padding_value": .double(padding), "scale": ones, "offset": zeros,
            ]
            metadata.append(("serval.preprocessing", preprocessing.text()))
        }
        if let task {
            let value: JSONValue = ["name": .string(task), "units": .string(units), "labels": []]
            metadata.append(("serval.task", value.text()))
        }
        var writer = SafetensorsWriter(metadata: metadata.map { (key: $0.0, value: $0.1) })
        let count = answer.count
        writer.add(
            try Tensor([channels, count], values: Array(repeating: kernel, count: channels * count)), named: "kernel")
        writer.add(try Tensor([count], values: answer), named: "bias")
        return writer.serialized()
    }

    func model(batch: Int = 1) throws -> Model {
        try Model(bytes: bytes(), options: ModelOptions(batch: batch))
    }

    private func layer(
        _ name: String, _ kind: String, _ inputs: JSONValue, _ config: JSONValue, _ weights: JSONValue
    ) -> JSONValue {
        ["name": .string(name), "class": .string(kind), "inputs": inputs, "config": config, "weights": weights]
    }

    /// A landmark network that finds every point at one of nine places of its input.
    static func landmarks(_ points: [(Double, Double)], side: Int = 224) -> ConstantNetwork {
        ConstantNetwork(
            height: side, width: side, task: PetNetwork.landmarks.taskName,
            answer: points.flatMap { [Float($0.0), Float($0.1)] })
    }
}

/// Nine places of an upright face in a crop of 224 pixels, in the landmarks' order.
let uprightFace: [(Double, Double)] = [
    (80, 110), (144, 110), (112, 160), (40, 80), (50, 30), (90, 60), (134, 60), (174, 30), (184, 80),
]
