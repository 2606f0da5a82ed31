import Serval
import ServalTensor
import ServalWeights
import Testing

/// Thousands of models with a few changes, of every class of layers: each is refused with a sentence, or runs.
@Suite struct MutatedModelTests {
    /// Sound models, which together use every class.
    private static func models() throws -> [ModelText] {
        var models: [ModelText] = []
        for layer in OperationLimitTests.layers {
            var text = ModelText([7, 9, 8])
            let isPair = ["Add", "Concatenate"].contains(layer.className)
            for (role, shape) in layer.weights { try text.addTensor(role, shape.map { $0 == 64 ? 7 : $0 }) }
            text.add("r", "ReLU", ["x"], ["max_value": 6.0])
            text.add(
                "y", layer.className, isPair ? ["r", "x"] : ["r"], layer.config,
                weights: layer.weights.map { ($0.0, $0.0) })
            models.append(text)
        }
        models += [try block(), try integers(), try moved()]
        return models
    }

    private static let convolution: JSONValue = [
        "strides": [1, 1], "dilation_rate": [1, 1], "padding": "same", "activation": "linear", "groups": 1,
    ]

    /// What passes merge.
    private static func block() throws -> ModelText {
        var text = ModelText([12, 12, 8])
        for (name, shape) in [
            ("k", [1, 1, 8, 32]), ("d", [3, 3, 32, 1]), ("p", [1, 1, 32, 8]), ("m", [32]), ("n", [8]),
        ] {
            try text.addTensor(name, shape)
        }
        func normalize(_ name: String, _ input: String, _ statistics: String) {
            text.add(
                name, "BatchNormalization", [input], ["axis": 3, "epsilon": 0.1],
                weights: [
                    ("gamma", statistics), ("beta", statistics), ("moving_mean", statistics),
                    ("moving_variance", statistics),
                ])
        }
        text.add("s", "Rescaling", ["x"], ["scale": 0.5, "offset": [0, 1, 0, 1, 0, 1, 0, 1]])
        text.add("c", "Conv2D", ["s"], convolution, weights: [("kernel", "k")])
        normalize("cn", "c", "m")
        text.add("ca", "Activation", ["cn"], ["activation": "relu6"])
        text.add("z", "ZeroPadding2D", ["ca"], ["padding": [[1, 1], [1, 1]]])
        text.add(
            "w", "DepthwiseConv2D", ["z"],
            ["strides": [1, 1], "dilation_rate": [1, 1], "padding": "valid", "activation": "linear"],
            weights: [("kernel", "d")])
        normalize("wn", "w", "m")
        text.add("wa", "Activation", ["wn"], ["activation": "hard_silu"])
        text.add("q", "Conv2D", ["wa"], convolution, weights: [("kernel", "p"), ("bias", "n")])
        normalize("qn", "q", "n")
        text.add("a", "Add", ["qn", "s"])
        text.add("g", "GlobalAveragePooling2D", ["a"], ["keepdims": false])
        text.outputs = ["a", "g"]
        return text
    }

    /// A network in 8 bits.
    private static func integers() throws -> ModelText {
        var text = ModelText([8, 8, 4])
        text.add(
            Tensor(
                shape: try Shape([3, 3, 4, 6]), elementType: .int8, copying: (0..<216).map { Int8($0 % 100 - 50) }),
            named: "k")
        text.add(try Tensor([6], values: .init(repeating: 0.01, count: 6)), named: "s")
        text.add(Tensor(shape: try Shape([6]), elementType: .int32, copying: [Int32](0..<6)), named: "b")
        text.add("c", "Conv2D", ["x"], convolution, weights: [("kernel", "k"), ("kernel_scale", "s"), ("bias", "b")])
        text.add("m", "MaxPooling2D", ["c"], ["pool_size": [2, 2], "strides": [2, 2], "padding": "valid"])
        text.add("f", "Flatten", ["m"])
        let levels: JSONValue = ["scale": 0.05, "zero_point": 100]
        for index in text.layers.indices.dropLast() {
            if case .object(var layer) = text.layers[index] {
                layer["quantization"] = levels
                text.layers[index] = .object(layer)
            }
        }
        return text
    }

    /// What moves elements and pools them.
    private static func moved() throws -> ModelText {
        var text = ModelText([6, 8, 4])
        text.add("u", "UpSampling2D", ["x"], ["size": [2, 3], "interpolation": "nearest"])
        text.add("c", "Cropping2D", ["u"], ["cropping": [[1, 2], [3, 1]]])
        text.add("p", "Permute", ["c"], ["dims": [3, 1, 2]])
        text.add("v", "AveragePooling2D", ["p"], ["pool_size": [2, 3], "strides": [1, 2], "padding": "same"])
        text.add("m", "Multiply", ["v", "v", "v"])
        text.add("r", "Reshape", ["m"], ["target_shape": [-1, 10]])
        text.add("s", "Softmax", ["r"], ["axis": 1])
        return text
    }

    @Test(.timeLimit(.minutes(30)), arguments: 0..<4)
    func `a changed model is refused with a sentence, or runs`(seed: Int) throws {
        let models = try Self.models()
        let limits = ModelLimits(memoryByteCount: 24 << 20, operationCount: 1 << 22)
        var mutator = ModelMutator(seed: UInt64(seed))
        var (loaded, refused) = (0, 0)
        for round in 0..<1000 {
            let bytes = mutator.mutated(models[round % models.count])
            do throws(ServalError) {
                let model = try Model(bytes: bytes, options: ModelOptions(batch: 1 + round % 2), limits: limits)
                let session = try model.makeSession(threads: .exactly(1 + round % 3))
                let outputs = try session.run(model.inputs.map { Self.input($0.shape) })
                #expect(outputs.map(\.shape) == model.outputs.map(\.shape))
                loaded += 1
            } catch {
                #expect(error.description.hasSuffix("."), "\(error)")
                refused += 1
            }
        }
        // Both are tried, and neither is the rare case.
        #expect(loaded >= 100, "\(loaded) loaded, \(refused) refused")
        #expect(refused >= 100, "\(loaded) loaded, \(refused) refused")
    }

    @Test func `the models are sound before they are changed`() throws {
        for text in try Self.models() {
            let model = try Model(bytes: text.bytes())
            #expect(try model.makeSession().run(model.inputs.map { Self.input($0.shape) }).count == text.outputs.count)
        }
    }

    private static func input(_ shape: Shape) -> Tensor {
        Tensor(shape: shape) { destination in
            for index in destination.indices { destination[index] = Float(index % 13) / 4 - 1 }
        }
    }
}
