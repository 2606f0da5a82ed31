import ServalGraph
import ServalTensor
import ServalWeights
import Testing

/// Files of models in 8 bits and half precision, and what may be wrong with them.
@Suite struct QuantizedModelFileTests {
    private static let kernel = Tensor(
        shape: Shape(validated: [3, 2]), elementType: .int8, copying: [1, -127, 3, 127, 0, -6] as [Int8])
    private static let scales = Tensor(
        shape: Shape(validated: [2]), elementType: .float32, copying: [0.5, 0.25] as [Float])
    private static let bias = Tensor(
        shape: Shape(validated: [2]), elementType: .int32, copying: [-70_000, 9] as [Int32])

    /// An input and a dense layer with weights in 8 bits.
    private static func fixture() -> ModelFixture {
        var fixture = ModelFixture(
            "Dense", on: [3], config: ["activation": "relu6"],
            weights: [("kernel", kernel), ("kernel_scale", scales), ("bias", bias)])
        fixture.metadata[0].value = "2"
        fixture.setMember("quantization", of: 0, to: ["scale": 0.5, "zero_point": 3])
        fixture.setMember("quantization", of: 1, to: ["scale": 0.25, "zero_point": 0])
        return fixture
    }

    private static func error(_ change: (inout ModelFixture) -> Void) -> WeightsError? {
        var fixture = fixture()
        change(&fixture)
        return fixture.error()
    }

    private static func isInvalidGraph(_ error: WeightsError?, _ expected: GraphError) -> Bool {
        error == .invalidGraph(expected)
    }

    @Test func `a layer in 8 bits loads`() throws {
        let graph = try Self.fixture().load().graph
        guard case .dense(let dense) = graph.nodes[1].operation else { return #expect(Bool(false), "no dense layer") }
        #expect(dense.kernel.withUnsafeInt8s { Array($0) } == [1, -127, 3, 127, 0, -6])
        #expect(try dense.kernelScales?.floats() == [0.5, 0.25])
        #expect(dense.bias?.withUnsafeInt32s { Array($0) } == [-70_000, 9])
        #expect(graph.nodes[0].quantization == QuantizationParameters(validScale: 0.5, zeroPoint: 3))
        #expect(graph.nodes[1].quantization == QuantizationParameters(validScale: 0.25, zeroPoint: 0))
        #expect(graph.isQuantized)
    }

    @Test(arguments: ["3", "10", "2.1", "02", ""])
    func `a file of another version is refused`(version: String) {
        #expect(Self.error { $0.metadata[0].value = version } == .unsupportedVersion(found: version))
    }

    @Test(arguments: [0, -0.5, 1e-20, 1e20, 0x1p-1063] as [Double])
    func `an impossible scale is refused`(scale: Double) {
        let error = Self.error { $0.setMember("quantization", of: 1, to: ["scale": .double(scale), "zero_point": 0]) }
        #expect(
            error == .quantizationInvalid(layer: "y", .scaleOutOfRange(found: Float(scale))))
        #expect(error?.description.contains("'y'") == true)
    }

    @Test(arguments: [-1, 256, .min, .max])
    func `an impossible zero point is refused`(zeroPoint: Int) {
        let error = Self.error { $0.setMember("quantization", of: 0, to: ["scale": 1, "zero_point": .int(zeroPoint)]) }
        #expect(error == .quantizationInvalid(layer: "x", .zeroPointOutOfRange(found: zeroPoint)))
    }

    @Test func `a damaged statement of levels is refused`() {
        for value: JSONValue in [
            1, "x", [], [:], ["scale": 1], ["zero_point": 0], ["scale": "1", "zero_point": 0],
            ["scale": 1, "zero_point": 0.5], ["scale": 1, "zero_point": 0, "more": 1],
            ["scale": 1e300, "zero_point": 0],
        ] {
            #expect(Self.error { $0.setMember("quantization", of: 1, to: value) } != nil, "\(value)")
        }
    }

    @Test func `weights that do not belong together are refused`() {
        func replacing(_ name: String, _ tensor: Tensor?) -> WeightsError? {
            Self.error { fixture in
                fixture.tensors.removeAll { $0.name == "y/\(name)" }
                if let tensor { fixture.tensors.append(("y/\(name)", tensor)) }
            }
        }
        func scales(_ values: [Float]) -> Tensor {
            Tensor(shape: Shape(validated: [values.count]), elementType: .float32, copying: values)
        }
        #expect(
            replacing("kernel_scale", nil)
                == .missingTensor(layer: "y", weight: "kernel_scale", tensor: "y/kernel_scale"))
        #expect(
            replacing("kernel_scale", scales([.infinity, 1]))
                == .weightNotFinite(layer: "y", tensor: "y/kernel_scale", index: 0))
        #expect(
            replacing("kernel_scale", scales([1, -1]))
                == .invalidGraph(.kernelScaleOutOfRange(node: "y", channel: 1, found: -1)))
        #expect(
            replacing("kernel_scale", scales([1, 1, 1]))
                == .invalidGraph(
                    .weightShapeMismatch(node: "y", weight: "kernel_scale", expected: [2], found: [3])))
        #expect(
            replacing("bias", scales([1, 1]))
                == .invalidGraph(.weightTypeMismatch(node: "y", weight: "bias", expected: "I32", found: "F32")))
        // A float32 kernel has no scales, and a float32 bias.
        #expect(replacing("kernel", ModelFixture.tensor(3, 2)) != nil)
        let lowest = Tensor(
            shape: Shape(validated: [3, 2]), elementType: .int8, copying: [0, 0, 0, 0, -128, 0] as [Int8])
        #expect(replacing("kernel", lowest) == .weightNotSymmetric(layer: "y", tensor: "y/kernel", index: 4))
        #expect(
            Self.error { $0.setMember("quantization", of: 0, to: .null) }
                == .invalidGraph(.inputNotQuantized(node: "y", input: "x")))
        #expect(
            Self.error { $0.setMember("config", of: 1, to: ["activation": "silu"]) }
                == .invalidGraph(.activationNotAClamp(node: "y")))
    }

    @Test func `truncation and flipped bytes are errors`() {
        let bytes = Self.fixture().bytes()
        func load(_ bytes: [UInt8]) -> WeightsError? {
            do throws(WeightsError) {
                _ = try ModelFile(MappedFile(copying: bytes))
                return nil
            } catch { return error }
        }
        #expect(load(bytes) == nil)
        for length in 0..<bytes.count { #expect(load(Array(bytes[..<length])) != nil) }
        for position in bytes.indices {
            var damaged = bytes
            damaged[position] ^= 0x10
            #expect(load(damaged) != nil, "byte \(position)")
        }
    }

    @Test(arguments: ["0", "-1", "256", "1e-30", "1e30", "1e400", "4611686018427387904", "null", "[]", "{}", "\"1\""])
    func `every number of a quantized graph may be anything`(replacement: String) {
        let fixture = Self.fixture()
        let text = Array(fixture.graphText)
        var position = 0
        while position < text.count {
            let run = text[position...].prefix { $0.isNumber || $0 == "." }
            guard !run.isEmpty else {
                position += 1
                continue
            }
            let changed = String(text[..<position]) + replacement + String(text[(position + run.count)...])
            var writer = SafetensorsWriter(metadata: fixture.metadata + [("serval.graph", changed)])
            for (name, tensor) in fixture.tensors { writer.add(tensor, named: name) }
            do throws(WeightsError) {
                _ = try ModelFile(MappedFile(copying: writer.serialized()))
            } catch {
                #expect(!error.description.isEmpty)
            }
            position += run.count
        }
    }

    @Test func `paddings and residuals can be stated`() throws {
        var fixture = ModelFixture()
        let tensor = ModelFixture.tensor(3, 3, 2, 2)
        fixture.layers = [
            ModelFixture.input("x", [4, 5, 2]),
            ModelFixture.layer(
                "y", "Conv2D", ["x", "x"],
                [
                    "strides": [1, 1], "dilation_rate": [1, 1], "padding": [[1, 1], [0, 2]], "activation": "linear",
                    "adds_residual": true,
                ], weights: ["kernel": "k"]),
        ]
        fixture.tensors = [("k", tensor)]
        fixture.outputs = ["y"]
        guard case .convolution(let convolution) = try fixture.load().graph.nodes[1].operation else {
            return #expect(Bool(false), "no convolution")
        }
        #expect(convolution.padding == .explicit(Insets(top: 1, bottom: 1, left: 0, right: 2)))
        #expect(convolution.addsResidual)
    }

    @Test func `a graph that is written loads as it was`() throws {
        let source = try ModelFixture().load()
        let quantized = try Self.fixture().load().graph
        let bytes = ModelFileWriter.serialized(quantized, madeFrom: source, producer: "a test")
        let file = try ModelFile(MappedFile(copying: bytes))
        #expect(file.sourceGraphChecksum == source.graphChecksum)
        #expect(file.producer == "a test")
        #expect(file.graph.nodes.map(\.name) == quantized.nodes.map(\.name))
        #expect(file.graph.nodes.map(\.quantization) == quantized.nodes.map(\.quantization))
        for (found, expected) in zip(file.graph.nodes, quantized.nodes) {
            for (a, b) in zip(found.operation.weights, expected.operation.weights) {
                #expect(a.name == b.name)
                #expect(a.weight.withUnsafeBytes { Array($0) } == b.weight.withUnsafeBytes { Array($0) })
            }
        }
        // What was made from one that was made from another belongs to the first.
        let again = try ModelFile(
            MappedFile(copying: ModelFileWriter.serialized(quantized, madeFrom: file, producer: "a test")))
        #expect(again.sourceGraphChecksum == source.graphChecksum)
    }

    @Test func `half precision keeps the graph and vectors`() throws {
        let fixture = ModelFixture()
        let source = try SafetensorsFile(MappedFile(copying: fixture.bytes()))
        let bytes = try ModelFileWriter.inHalfPrecision(source, producer: "a test")
        let file = try ModelFile(MappedFile(copying: bytes))
        let original = try fixture.load()
        #expect(file.graphChecksum == original.graphChecksum)
        #expect(file.storedByteCounts == [.float16: 2 * (54 + 6), .float32: 12])
        // Eighths below 8192 are exact.
        for (found, expected) in zip(file.graph.nodes, original.graph.nodes) {
            #expect(
                try found.operation.weights.map { try $0.weight.tensor.floats() }
                    == expected.operation.weights.map { try $0.weight.tensor.floats() })
        }
    }

    @Test func `a half that is no number is refused`() {
        var fixture = ModelFixture()
        fixture.tensors[0].tensor = Tensor(
            shape: Shape(validated: [3, 3, 2, 3]), elementType: .float16,
            copying: [UInt16](repeating: 0, count: 53) + [0x7C00])
        #expect(fixture.error() == .weightNotFinite(layer: "conv", tensor: "conv/kernel", index: 53))
    }
}

extension ModelFixture {
    /// Sets a member of a layer's description.
    fileprivate mutating func setMember(_ key: String, of index: Int, to value: JSONValue) {
        guard var layer = layers[index].object else { return }
        layer[key] = value
        layers[index] = .object(layer)
    }
}
