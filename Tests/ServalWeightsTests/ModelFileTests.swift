import ServalGraph
import ServalTensor
import ServalWeights
import Testing

@Suite struct ModelFileTests {
    @Test func aModelLoads() throws {
        var fixture = ModelFixture()
        fixture.metadata += [
            (
                "serval.preprocessing",
                #"{"height":4,"width":5,"color":"rgb","resize":"letterbox","padding_value":7,"scale":[1,2,3],"offset":-1}"#
            ),
            ("serval.task", #"{"name":"two-numbers","units":"input_pixels","labels":["x","y"]}"#),
        ]
        fixture.layers[0] = ModelFixture.input("x", [4, 5, 3])
        fixture.tensors[0].tensor = ModelFixture.tensor(3, 3, 3, 3)
        let model = try fixture.load()
        #expect(model.graph.nodes.map(\.name) == ["x", "conv", "pool", "dense"])
        #expect(model.graph.outputs == [3])
        #expect(model.producer == "a test")
        #expect(model.graphChecksum == XXH64.checksum(fixture.graphText))
        #expect(
            model.preprocessing
                == Preprocessing(
                    height: 4, width: 5, color: .rgb, resize: .letterbox, paddingValue: 7, scale: [1, 2, 3],
                    offset: [-1, -1, -1]))
        #expect(model.task == ModelTask(name: "two-numbers", units: .inputPixels, labels: ["x", "y"]))
        guard case .convolution(let convolution) = model.graph.nodes[1].operation else {
            return #expect(Bool(false), "conv is no convolution")
        }
        #expect(convolution.strides == Extent(height: 1, width: 2))
        #expect(convolution.activation == .relu6)
        #expect(convolution.groups == 1)
        #expect(try convolution.bias?.floats() == [0, 0.125, 0.25])
        #expect(try ModelFixture().load().preprocessing == nil)
        #expect(try ModelFixture().load().task == nil)
    }

    @Test func inputsComeInTheModelsOrder() throws {
        var fixture = ModelFixture()
        fixture.layers = [
            ModelFixture.input("a", [3]), ModelFixture.layer("middle", "Identity", ["a"]),
            ModelFixture.input("b", [3]), ModelFixture.layer("sum", "Subtract", ["middle", "b"]),
        ]
        fixture.inputs = ["b", "a"]
        fixture.outputs = ["sum", "middle"]
        let graph = try fixture.load().graph
        #expect(graph.nodes.map(\.name) == ["b", "a", "middle", "sum"])
        #expect(graph.nodes.map(\.inputs) == [[], [], [1], [2, 0]])
        #expect(graph.outputs == [3, 2])
    }

    @Test func graphsThatAreNoneAreRefused() {
        func error(_ change: (inout ModelFixture) -> Void) -> WeightsError? {
            var fixture = ModelFixture()
            change(&fixture)
            return fixture.error()
        }
        let pool = { (name: String, input: String) in
            ModelFixture.layer(name, "GlobalMaxPooling2D", [input], ["keepdims": false])
        }
        #expect(error { $0.layers[2] = pool("pool", "dense") } == .danglingInput(layer: "pool", input: "dense"))
        #expect(error { $0.layers[2] = pool("pool", "pool") } == .danglingInput(layer: "pool", input: "pool"))
        #expect(error { $0.layers[2] = pool("pool", "nobody") } == .danglingInput(layer: "pool", input: "nobody"))
        #expect(error { $0.layers[2] = pool("conv", "conv") } == .duplicateLayer(layer: "conv"))
        #expect(error { $0.layers[2] = pool("x", "conv") } == .duplicateLayer(layer: "x"))
        #expect(error { $0.outputs = ["nobody"] } == .danglingOutput(output: "nobody"))
        #expect(error { $0.outputs = [] } == .invalidGraph(.noOutputs))
        #expect(error { $0.inputs = [] } == .inputsInconsistent(layer: "x"))
        #expect(error { $0.inputs = ["x", "x"] } == .inputsInconsistent(layer: "x"))
        #expect(error { $0.inputs = ["conv"] } == .inputsInconsistent(layer: "conv"))
        #expect(
            error { $0.layers[2] = ModelFixture.layer("pool", "LSTM", ["conv"]) }
                == .unknownClass(layer: "pool", className: "LSTM"))
        #expect(
            error { $0.layers[2] = ModelFixture.layer("pool", "Add", ["conv"]) }
                == .invalidGraph(
                    .inputCountMismatch(node: "pool", operation: "Add", expected: 2...Int.max, found: 1)))
        #expect(
            error { $0.layers[2] = pool("", "conv") }
                == .invalidValue(layer: "", key: "name", expected: "a string that is not empty"))
        #expect(error { $0.layers[2] = 5 } != nil)
        let many = (0..<16384).map { ModelFixture.layer("l\($0)", "Identity", ["x"]) }
        #expect(error { $0.layers += many } != nil)
    }

    @Test func keysThatAClassLacksAreRefused() {
        func error(_ change: (inout JSONObject) -> Void) -> WeightsError? {
            var fixture = ModelFixture()
            guard var layer = fixture.layers[1].object else { return nil }
            change(&layer)
            fixture.layers[1] = .object(layer)
            return fixture.error()
        }
        let config: JSONValue = [
            "strides": [1, 2], "dilation_rate": [1, 1], "padding": "same", "activation": "relu", "data_format": "x",
        ]
        #expect(error { $0["config"] = config } == .unknownKey(layer: "conv", key: "data_format"))
        #expect(
            error { $0["weights"] = ["kernel": "conv/kernel", "scale": "conv/bias"] }
                == .unknownKey(layer: "conv", key: "scale"))
        #expect(error { $0["note"] = 1 } == .unknownKey(layer: "conv", key: "note"))
        #expect(error { $0["weights"] = [:] } == .missingKey(layer: "conv", key: "kernel"))
        #expect(
            error { $0["weights"] = ["kernel": "nobody"] }
                == .missingTensor(layer: "conv", weight: "kernel", tensor: "nobody"))
        #expect(error { $0["config"] = [] } == .invalidValue(layer: "conv", key: "config", expected: "an object"))
        for key in ["strides", "dilation_rate", "padding", "activation"] {
            var changed: JSONObject = [:]
            for other in ["strides", "dilation_rate", "padding", "activation"] where other != key {
                changed[other] = config.object?[other]
            }
            #expect(error { $0["config"] = .object(changed) } == .missingKey(layer: "conv", key: key))
            for wrong in [.null, 1.5, "x", [1], [1, 0], [1, -1], [1.0, 1.0], ["a": 1], true] as [JSONValue] {
                changed[key] = wrong
                guard case .invalidValue(let layer, let found, _)? = error({ $0["config"] = .object(changed) }) else {
                    if case .missingKey? = error({ $0["config"] = .object(changed) }), key == "activation" { continue }
                    Issue.record("\(key) may be \(wrong)")
                    continue
                }
                #expect(layer == "conv" && found == key)
            }
        }
    }

    @Test func weightsThatAreNotFiniteAreRefused() throws {
        for (index, value) in [(0, Float.nan), (53, .infinity), (17, -.infinity)] {
            var fixture = ModelFixture()
            var values = try fixture.tensors[0].tensor.floats()
            values[index] = value
            fixture.tensors[0].tensor = try Tensor([3, 3, 2, 3], values: values)
            #expect(fixture.error() == .weightNotFinite(layer: "conv", tensor: "conv/kernel", index: index))
        }
        let statistics = try Tensor([2], values: [1, -1])
        let normalization = ModelFixture(
            "BatchNormalization", on: [3, 2], config: ["axis": 2, "epsilon": 0.001],
            weights: [("moving_mean", statistics), ("moving_variance", statistics)])
        #expect(normalization.error() == .negativeVariance(layer: "y", tensor: "y/moving_variance", index: 1))
    }

    @Test func shapesThatDoNotFitAreRefused() {
        var fixture = ModelFixture()
        fixture.layers[0] = ModelFixture.input("x", [5, 2])
        #expect(fixture.error() == .invalidGraph(.rankMismatch(node: "conv", expected: 4...4, found: [1, 5, 2])))
        fixture.layers[0] = ModelFixture.input("x", [4, 5, 3])
        #expect(fixture.error() == .invalidGraph(.channelCountMismatch(node: "conv", expected: 2, found: 3)))
        fixture.layers[0] = ModelFixture.input("x", [1 << 62, 1 << 62, 2])
        #expect(
            fixture.error()
                == .invalidGraph(.tooManyElements(node: "x", dimensions: [1, 1 << 62, 1 << 62, 2], limit: 1 << 29)))
        fixture.layers[0] = ModelFixture.input("x", [4, 0, 2])
        #expect(
            fixture.error() == .invalidValue(layer: "x", key: "shape", expected: "a list of integers, all 1 or more"))
        fixture = ModelFixture()
        fixture.tensors[1].tensor = ModelFixture.tensor(3, 1)
        #expect(
            fixture.error()
                == .invalidGraph(.weightShapeMismatch(node: "conv", weight: "bias", expected: [3], found: [3, 1])))
    }

    @Test func otherVersionsAndKindsAreRefused() {
        var fixture = ModelFixture()
        fixture.metadata[0].value = "3"
        #expect(fixture.error() == .unsupportedVersion(found: "3"))
        fixture = ModelFixture()
        fixture.metadata[1].value = "dump"
        #expect(fixture.error() == .wrongKind(expected: "model", found: "dump"))
        fixture.metadata.remove(at: 1)
        #expect(fixture.error() == .metadataMissing(key: "serval.kind"))
    }

    @Test(arguments: [
        (#"{"height":4,"width":5,"color":"cmyk","resize":"letterbox","scale":1,"offset":0}"#, "color"),
        (#"{"height":4,"width":5,"color":"rgb","resize":"crop","scale":1,"offset":0}"#, "resize"),
        (#"{"height":0,"width":5,"color":"rgb","resize":"letterbox","scale":1,"offset":0}"#, "height"),
        (#"{"height":4,"width":99999999,"color":"rgb","resize":"letterbox","scale":1,"offset":0}"#, "width"),
        (#"{"height":4,"width":5,"color":"rgb","resize":"letterbox","scale":[1,2],"offset":0}"#, "scale"),
        (#"{"height":4,"width":5,"color":"rgb","resize":"letterbox","scale":1,"offset":[]}"#, "offset"),
        (#"{"height":4,"width":5,"color":"rgb","resize":"letterbox","scale":1,"offset":1e39}"#, "offset"),
        (
            #"{"height":4,"width":5,"color":"rgb","resize":"letterbox","padding_value":256,"scale":1,"offset":0}"#,
            "padding_value"
        ),
    ])
    func preprocessingIsChecked(text: String, key: String) {
        var fixture = ModelFixture()
        fixture.metadata.append(("serval.preprocessing", text))
        guard case .invalidValue("serval.preprocessing", key, _)? = fixture.error() else {
            return #expect(Bool(false), "\(String(describing: fixture.error()))")
        }
    }

    @Test func preprocessingAndTaskFitTheNetwork() {
        var fixture = ModelFixture()
        fixture.metadata.append(
            ("serval.preprocessing", #"{"height":4,"width":5,"color":"rgb","resize":"stretch","scale":1,"offset":0}"#))
        #expect(fixture.error() == .preprocessingMismatch(expected: [4, 5, 2], found: [4, 5, 3]))
        fixture = ModelFixture()
        fixture.metadata.append(("serval.task", #"{"name":"pet-face-box","units":"input_pixels","labels":[]}"#))
        #expect(fixture.error() == .taskMismatch(task: "pet-face-box", expected: 4, found: 2))
        fixture.metadata[3].value = #"{"name":"other","units":"metres","labels":[]}"#
        #expect(
            fixture.error()
                == .invalidValue(
                    layer: "serval.task", key: "units", expected: "one of input_pixels, probabilities, none"))
    }

    @Test func everyErrorIsASentence() {
        let errors: [WeightsError] = [
            .cannotRead(path: "a", reason: "b"), .fileTooShort(byteCount: 1, needed: 2),
            .missingKey(layer: "a", key: "b"),
            .unknownKey(layer: "serval.graph", key: "b"), .unknownClass(layer: "a", className: "b"),
            .invalidGraph(.noOutputs), .arrayInvalid(problem: .order), .dumpTensorUnknown(tensor: "a"),
        ]
        for error in errors { #expect(error.description.hasSuffix(".") && error.description.count > 15) }
        #expect("\(errors[4])".contains("Conv2D, DepthwiseConv2D, SeparableConv2D"))
    }
}
