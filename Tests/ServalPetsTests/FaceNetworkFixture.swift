import Serval
import ServalPets
import ServalTensor
import ServalWeights

/// A model file of a detector that sees red: each cell's score is how red its pixels are, a green share makes a dog of
/// it, and boxes and points are the same for every cell.
struct FaceNetworkFixture {
    var height = 64
    var width = 64
    var stride = 8
    /// The first channel of each group, and the number of all.
    var channels: [(name: String, first: Int)] = [
        ("score", 0), ("box", 1), ("species", 5), ("points", 7), ("visible", 25),
    ]
    var channelCount = 34
    var threshold = 0.5
    var overlap = 0.4
    var window = 3
    var labels = Landmark.allCases.map(\.rawValue)
    var task = PetNetwork.faces.taskName
    /// Distances of the box's edges from the cell's centre, in strides.
    var box: [Float] = [1.5, 1, 1.5, 2]

    /// The place of a point relative to the cell's centre, in strides.
    static func offset(_ landmark: Landmark) -> (x: Float, y: Float) {
        (Float(landmark.index % 3) - 1, Float(landmark.index / 3) - 0.5)
    }

    func bytes() throws -> [UInt8] {
        var kernel = [Float](repeating: 0, count: 3 * channelCount)
        var bias = [Float](repeating: 0, count: channelCount)
        let first = Dictionary(uniqueKeysWithValues: channels.map { ($0.name, $0.first) })
        // A logit of -10 where there is no red, of 10 where there is nothing else.
        kernel[first["score"]!] = 20
        bias[first["score"]!] = -10
        for (index, value) in box.enumerated() { bias[first["box"]! + index] = value }
        kernel[channelCount + first["species"]! + 1] = 20
        bias[first["species"]! + 1] = -4
        for (index, label) in labels.enumerated() {
            guard let landmark = Landmark(rawValue: label) else { continue }
            let (x, y) = Self.offset(landmark)
            bias[first["points"]! + 2 * index] = x
            bias[first["points"]! + 2 * index + 1] = y
            bias[first["visible"]! + index] = landmark == .mouth ? -3 : 3
        }
        let layers: JSONValue = [
            .layer("photo", "InputLayer", [], ["shape": [.int(height), .int(width), 3]]),
            .layer(
                "cells", "AveragePooling2D", ["photo"],
                [
                    "pool_size": [.int(stride), .int(stride)], "strides": [.int(stride), .int(stride)],
                    "padding": "valid",
                ]),
            .layer("answer", "Conv2D", ["cells"], .pointwise, ["kernel": "kernel", "bias": "bias"]),
        ]
        var groups = JSONObject()
        for group in channels { groups.insert(.int(group.first), for: group.name) }
        let decoding: JSONValue = [
            "kind": "dense_faces", "stride": .int(stride), "species": ["cat", "dog"], "channels": .object(groups),
            "score_threshold": .double(threshold), "suppression_iou": .double(overlap), "peak_window": .int(window),
        ]
        return SmallModel(
            height: height, width: width, layers: layers, outputs: ["answer"], task: task, labels: labels,
            decoding: decoding,
            tensors: [
                ("kernel", try Tensor([1, 1, 3, channelCount], values: kernel)),
                ("bias", try Tensor([channelCount], values: bias)),
            ]
        ).bytes()
    }

    func model() throws -> Model { try Model(bytes: bytes()) }
}

/// A model file of an exact look that sees blue: the eyes and the mouth are where the most blue is, the ears where the
/// most green is; red tells that there is a face.
struct PointNetworkFixture {
    var side = 40
    var pool = 2
    var reach = 0.0
    var crop = 1.2
    var labels = Landmark.allCases.map(\.rawValue)
    var score: JSONValue?
    /// The first of the presence, species and visibility facts.
    var facts = (presence: 0, species: 1, visible: 3)
    var presence: (gain: Float, offset: Float) = (100, -2)

    func bytes() throws -> [UInt8] {
        let count = labels.count
        var mapKernel = [Float](repeating: 0, count: 3 * count)
        for (index, label) in labels.enumerated() {
            let isEar = label.contains("ear")
            mapKernel[(isEar ? 1 : 2) * count + index] = 60
        }
        var factKernel = [Float](repeating: 0, count: 3 * 12)
        var factBias = [Float](repeating: 2, count: 12)
        factKernel[facts.presence] = presence.gain
        factBias[facts.presence] = presence.offset
        factBias[facts.species] = 0
        factBias[facts.species + 1] = 0
        factBias[facts.visible + labels.firstIndex(of: Landmark.leftEarTip.rawValue)!] = -2
        let layers: JSONValue = [
            .layer("crop", "InputLayer", [], ["shape": [.int(side), .int(side), 3]]),
            .layer(
                "cells", "AveragePooling2D", ["crop"],
                ["pool_size": [.int(pool), .int(pool)], "strides": [.int(pool), .int(pool)], "padding": "valid"]),
            .layer("maps", "Conv2D", ["cells"], .pointwise, ["kernel": "map kernel"]),
            .layer("mean", "GlobalAveragePooling2D", ["crop"], ["keepdims": false]),
            .layer(
                "facts", "Dense", ["mean"], ["activation": "linear"], ["kernel": "fact kernel", "bias": "fact bias"]),
        ]
        var decoding: JSONObject = [
            "kind": "heat_maps", "reach": .double(reach), "crop": .double(crop),
            "facts": [
                "presence": .int(facts.presence), "species": .int(facts.species), "visible": .int(facts.visible),
            ],
        ]
        if let score { decoding.insert(score, for: "score") }
        return SmallModel(
            height: side, width: side, layers: layers, outputs: ["maps", "facts"], task: PetNetwork.points.taskName,
            labels: labels, decoding: .object(decoding),
            tensors: [
                ("map kernel", try Tensor([1, 1, 3, count], values: mapKernel)),
                ("fact kernel", try Tensor([3, 12], values: factKernel)),
                ("fact bias", try Tensor([12], values: factBias)),
            ]
        ).bytes()
    }

    func model() throws -> Model { try Model(bytes: bytes()) }
}

/// What is common to the files above: RGB of 0 to 1, letterboxed on black.
private struct SmallModel {
    let height: Int
    let width: Int
    let layers: JSONValue
    let outputs: JSONValue
    let task: String
    let labels: [String]
    let decoding: JSONValue
    let tensors: [(name: String, tensor: Tensor)]

    func bytes() -> [UInt8] {
        let graph: JSONValue = ["inputs": [layers.array![0].object!["name"]!], "outputs": outputs, "layers": layers]
        let share = JSONValue.array(Array(repeating: .double(1.0 / 255), count: 3))
        let preprocessing: JSONValue = [
            "height": .int(height), "width": .int(width), "color": "rgb", "resize": "letterbox", "padding_value": 0,
            "scale": share, "offset": [0, 0, 0],
        ]
        let task: JSONValue = [
            "name": .string(task), "units": "input_pixels", "labels": .array(labels.map(JSONValue.string)),
            "decoding": decoding,
        ]
        var writer = SafetensorsWriter(metadata: [
            (key: "serval.format_version", value: "1"), (key: "serval.kind", value: "model"),
            (key: "serval.graph", value: graph.text()), (key: "serval.preprocessing", value: preprocessing.text()),
            (key: "serval.task", value: task.text()),
        ])
        for (name, tensor) in tensors { writer.add(tensor, named: name) }
        return writer.serialized()
    }
}

extension JSONValue {
    fileprivate static func layer(
        _ name: String, _ kind: String, _ inputs: JSONValue, _ config: JSONValue, _ weights: JSONValue = [:]
    ) -> JSONValue {
        ["name": .string(name), "class": .string(kind), "inputs": inputs, "config": config, "weights": weights]
    }

    /// A 1 x 1 convolution.
    fileprivate static var pointwise: JSONValue {
        ["strides": [1, 1], "dilation_rate": [1, 1], "padding": "valid", "activation": "linear"]
    }
}
