import ServalWeights

/// Changes the description of a network: which layers there are, what they read, and how they are configured.
struct GraphTextMutation {
    private(set) var graph: JSONValue

    private static let classes = [
        "InputLayer", "Identity", "Rescaling", "Normalization", "ZeroPadding2D", "Cropping2D", "Conv2D",
        "DepthwiseConv2D", "SeparableConv2D", "BatchNormalization", "Activation", "ReLU", "PReLU", "ELU", "Softmax",
        "LayerNormalization",
        "Add",
        "Subtract", "Multiply", "Maximum", "Minimum", "Average", "Concatenate", "AveragePooling2D", "MaxPooling2D",
        "GlobalAveragePooling2D", "GlobalMaxPooling2D", "Flatten", "Reshape", "Permute", "Dense", "UpSampling2D",
    ]
    private static let activations = [
        "linear", "relu", "relu6", "sigmoid", "hard_sigmoid", "tanh", "silu", "hard_silu", "gelu", "gelu_tanh",
        "softmax",
        "elu", "softplus", "softsign", "exponential",
    ]

    init(_ graph: JSONValue) { self.graph = graph }

    mutating func mutate(_ mutator: inout Mutator) {
        guard let members = graph.object, var layers = members["layers"]?.array, !layers.isEmpty else {
            graph = mutator.json(graph)
            return
        }
        let index = mutator.random.below(layers.count)
        let names = layers.compactMap { $0.object?["name"]?.string }
        switch mutator.random.below(20) {
        case 0:
            graph = mutator.json(graph)
            return
        case 1: set("outputs", Self.names(from: names, &mutator))
        case 2: layers.remove(at: index)
        case 3: layers.swapAt(index, mutator.random.below(layers.count))
        case 4:
            var copy = layers[index].object ?? [:]
            copy["name"] = .string(mutator.string(copy["name"]?.string ?? ""))
            layers.insert(.object(copy), at: index + 1)
        default:
            if let layer = layers[index].object { layers[index] = .object(Self.mutated(layer, names: names, &mutator)) }
        }
        set("layers", .array(layers))
    }

    private mutating func set(_ key: String, _ value: JSONValue) {
        guard var members = graph.object else { return }
        members[key] = value
        graph = .object(members)
    }

    private static func names(from names: [String], _ mutator: inout Mutator) -> JSONValue {
        guard !names.isEmpty else { return [] }
        return .array((0..<mutator.random.int(1...3)).map { _ in .string(mutator.random.pick(names)) })
    }

    private static func mutated(_ layer: JSONObject, names: [String], _ mutator: inout Mutator) -> JSONObject {
        var layer = layer
        switch mutator.random.below(14) {
        case 0: layer["class"] = .string(mutator.random.pick(classes))
        case 1: layer["inputs"] = Self.names(from: names, &mutator)
        case 2: layer["name"] = .string(mutator.string(layer["name"]?.string ?? ""))
        case 3:
            layer["quantization"] = [
                "scale": .double(Double(mutator.random.pick([0.01, 0.5, 1, 1e-12, 1e12, 1e-13, 0]) as Float)),
                "zero_point": .int(mutator.random.pick([0, 128, 255, 256, -1])),
            ]
        case 4:
            guard let value = layer["quantization"] else { break }
            layer["quantization"] = mutator.random.oneIn(4) ? .null : mutator.json(value)
        case 5: layer["weights"] = layer["weights"].map { mutator.json($0) }
        default:
            guard let config = layer["config"]?.object, config.count > 0 else { break }
            layer["config"] = .object(mutatedConfig(config, &mutator))
        }
        return layer
    }

    private static func mutatedConfig(_ config: JSONObject, _ mutator: inout Mutator) -> JSONObject {
        var config = config
        let key = mutator.random.pick(config.keys)
        let small = (0..<4).map { _ in JSONValue.int(mutator.random.int(1...4)) }
        switch key {
        case "activation" where !mutator.random.oneIn(3):
            config[key] = .string(mutator.random.pick(activations))
        case "activation" where mutator.random.oneIn(2):
            config[key] = [
                "class": "ReLU",
                "max_value": mutator.random.oneIn(2) ? .null : .double(Double(mutator.random.float(0...3))),
                "negative_slope": .double(Double(mutator.random.float(-1...1))),
                "threshold": .double(mutator.random.pick([0, 0.5, -0.5, 1e9])),
            ]
        case "padding" where !mutator.random.oneIn(3):
            config[key] = mutator.random.pick(["valid", "same", [[small[0], small[1]], [small[2], small[3]]]])
        case "strides", "dilation_rate", "pool_size", "size":
            config[key] = mutator.random.oneIn(3) ? config[key].map { mutator.json($0) } : [small[0], small[1]]
        case "groups", "axis":
            config[key] = .int(mutator.random.oneIn(3) ? mutator.int(near: 1) : mutator.random.int(0...5))
        default: config[key] = config[key].map { mutator.json($0) }
        }
        return config
    }
}
