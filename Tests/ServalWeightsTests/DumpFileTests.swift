import ServalTensor
import ServalWeights
import Testing

@Suite struct DumpFileTests {
    /// A dump of the fixture's model for a batch of two, to be changed in one place.
    private struct Fixture {
        var sample: JSONValue = .null
        var sampling: JSONValue?
        var layers: JSONObject = [
            "conv": ["shape": [2, 4, 3, 3]], "pool": ["shape": [2, 3]], "dense": ["shape": [2, 2]],
        ]
        var tensors: [(String, Tensor)] = [
            ("input:x", ModelFixture.tensor(2, 4, 5, 2)), ("output:conv", ModelFixture.tensor(2, 4, 3, 3)),
            ("output:pool", ModelFixture.tensor(2, 3)), ("output:dense", ModelFixture.tensor(2, 2)),
        ]
        var graphChecksum = XXH64.checksum(ModelFixture().graphText)

        func load() throws(WeightsError) -> DumpFile {
            var description: JSONObject = [
                "model": "fixture", "keras_version": "3.15.1", "backend": "tensorflow",
                "graph_checksum": .string(graphChecksum), "sample": sample, "layers": .object(layers),
            ]
            if let sampling { description["sampling"] = sampling }
            var writer = SafetensorsWriter(metadata: [
                ("serval.format_version", "1"), ("serval.kind", "dump"),
                ("serval.dump", JSONValue.object(description).text()),
            ])
            for (name, tensor) in tensors { writer.add(tensor, named: name) }
            return try DumpFile(MappedFile(copying: writer.serialized()))
        }

        func error() -> WeightsError? {
            do throws(WeightsError) {
                try load().check(against: ModelFixture().load())
                return nil
            } catch { return error }
        }
    }

    @Test func aDumpHoldsEveryLayersValue() throws {
        let dump = try Fixture().load()
        try dump.check(against: ModelFixture().load())
        #expect(dump.batch == 2 && dump.model == "fixture" && dump.kerasVersion == "3.15.1")
        #expect(dump.inputs.keys.sorted() == ["x"])
        let conv = try #require(dump.outputs["conv"])
        #expect(conv.shape.dimensions == [2, 4, 3, 3] && !conv.isSampled && conv.count == 72)
        #expect((0..<72).map(conv.position) == Array(0..<72))
        #expect(dump.photo == nil)
    }

    @Test func aSampleTakesElementsAtEvenSteps() throws {
        var fixture = Fixture()
        fixture.sample = 7
        fixture.tensors[1].1 = ModelFixture.tensor(7)
        let dump = try fixture.load()
        try dump.check(against: ModelFixture().load())
        let conv = try #require(dump.outputs["conv"])
        #expect(conv.isSampled && conv.count == 7)
        #expect((0..<7).map(conv.position) == [0, 10, 20, 30, 41, 51, 61])
        #expect(dump.outputs["pool"]?.isSampled == false)
    }

    @Test func aSampleByTheCoprimeRuleMeetsEveryChannel() throws {
        var fixture = Fixture()
        (fixture.sample, fixture.sampling) = (7, "coprime")
        fixture.tensors[1].1 = ModelFixture.tensor(7)
        let conv = try #require(fixture.load().outputs["conv"])
        // 618 x 72 / 1000 is 44, and 47 the first from there that shares no divisor with 72.
        #expect((0..<7).map(conv.position) == [0, 47, 22, 69, 44, 19, 66])
        #expect(conv.isSampled && conv.missedChannelCount == 0)
        fixture.tensors[1].1 = ModelFixture.tensor(2, 4, 3, 3)
        #expect(try fixture.load().outputs["conv"]?.isSampled == false)
        // One element a channel at least.
        fixture.sample = 1
        fixture.tensors[1].1 = ModelFixture.tensor(3)
        fixture.tensors[2].1 = ModelFixture.tensor(3)
        fixture.tensors[3].1 = ModelFixture.tensor(2)
        let least = try fixture.load()
        #expect(least.outputs["conv"]?.count == 3 && least.outputs["dense"]?.count == 2)
        fixture.tensors[1].1 = ModelFixture.tensor(4)
        #expect(throws: WeightsError.self) { try fixture.load() }
    }

    @Test func aSampleOfTheOlderRuleCountsTheChannelsThatItMisses() throws {
        var fixture = Fixture()
        fixture.sample = 8
        fixture.tensors[1].1 = ModelFixture.tensor(8)
        let dump = try fixture.load()
        #expect(dump.outputs["conv"]?.missedChannelCount == 2)
        #expect(try dump.layersMissingChannels(in: ModelFixture().load().graph) == ["conv"])
    }

    @Test func theDumpOfAnotherModelIsRefused() {
        func difference(_ layers: JSONObject, _ tensors: [(String, Tensor)]? = nil) -> GraphDifference? {
            var fixture = Fixture()
            fixture.graphChecksum = "0123456789abcdef"
            fixture.layers = layers
            fixture.tensors =
                tensors ?? [fixture.tensors[0]]
                + zip(layers.keys, layers.values).map { name, layer in
                    ("output:" + name, ModelFixture.eighths(layer.object?["shape"]?.ints ?? []))
                }
            guard
                case .dumpOfAnotherModel("fixture", let expected, "0123456789abcdef", let difference) = fixture.error()
            else { return nil }
            #expect(expected == XXH64.checksum(ModelFixture().graphText))
            return difference
        }
        let (conv, pool, dense): (JSONValue, JSONValue, JSONValue) = (
            ["shape": [2, 4, 3, 3]], ["shape": [2, 3]], ["shape": [2, 2]]
        )
        #expect(difference(["conv": conv, "pool": pool, "dense": dense]) == .options)
        #expect(
            difference(["conv": conv, "pool": ["shape": [2, 5]], "dense": dense])
                == .shape(layer: "pool", model: [2, 3], dump: [2, 5]))
        #expect(difference(["conv": conv, "norm": pool, "dense": dense]) == .layer(model: "pool", dump: "norm"))
        #expect(difference(["conv": conv, "pool": pool]) == .layer(model: "dense", dump: nil))
        #expect(
            difference(["conv": conv, "pool": pool, "dense": dense, "soft": dense]) == .layer(model: nil, dump: "soft"))
    }

    @Test func shapesAndTensorsFitTheLayers() {
        func error(_ change: (inout Fixture) -> Void) -> WeightsError? {
            var fixture = Fixture()
            change(&fixture)
            return fixture.error()
        }
        #expect(error { _ in } == nil)
        #expect(
            error { $0.tensors.remove(at: 2) } == .dumpTensorMissing(layer: "pool", tensor: "output:pool"))
        #expect(
            error { $0.tensors.append(("output:other", ModelFixture.tensor(1))) }
                == .dumpTensorUnknown(tensor: "output:other"))
        #expect(
            error { $0.tensors[2].1 = ModelFixture.tensor(3, 2) }
                == .dumpShapeMismatch(layer: "pool", expected: [2, 3], found: [3, 2]))
        #expect(
            error {
                $0.layers["pool"] = ["shape": [2, 4]]
                $0.tensors[2].1 = ModelFixture.tensor(2, 4)
            } == .dumpShapeMismatch(layer: "pool", expected: [2, 3], found: [2, 4]))
        #expect(
            error { $0.sample = 7 } == .dumpShapeMismatch(layer: "conv", expected: [7], found: [2, 4, 3, 3]))
        #expect(
            error {
                $0.layers["pool"] = ["shape": [4_611_686_018_427_387_904]]
                $0.sample = 80
            } == .invalidValue(layer: "pool", key: "shape", expected: "dimensions of 1 or more, not too large"))
        #expect(error { $0.tensors.remove(at: 0) } != nil)
        #expect(error { $0.sample = 0 } != nil)
        #expect(error { $0.sample = "all" } != nil)
        #expect(error { $0.sampling = "random" } != nil)
        #expect(error { $0.sampling = .null } != nil)
        #expect(error { $0.layers["pool"] = [2, 3] } != nil)
        #expect(error { $0.layers["pool"] = ["shape": [2, 0]] } != nil)
        #expect(error { $0.layers["ghost"] = ["shape": [2, 3]] } != nil)
    }

    @Test func aModelIsNoDump() {
        #expect(throws: WeightsError.wrongKind(expected: "dump", found: "model")) {
            try DumpFile(MappedFile(copying: ModelFixture().bytes()))
        }
    }
}
