import ServalTensor
import ServalWeights
import Testing

@Suite struct DumpFileTests {
    /// A dump of the fixture's model for a batch of two, to be changed in one place.
    private struct Fixture {
        var sample: JSONValue = .null
        var layers: JSONObject = [
            "conv": ["shape": [2, 4, 3, 3]], "pool": ["shape": [2, 3]], "dense": ["shape": [2, 2]],
        ]
        var tensors: [(String, Tensor)] = [
            ("input:x", ModelFixture.tensor(2, 4, 5, 2)), ("output:conv", ModelFixture.tensor(2, 4, 3, 3)),
            ("output:pool", ModelFixture.tensor(2, 3)), ("output:dense", ModelFixture.tensor(2, 2)),
        ]
        var graphChecksum = XXH64.checksum(ModelFixture().graphText)

        func load() throws(WeightsError) -> DumpFile {
            let description: JSONValue = [
                "model": "fixture", "keras_version": "3.15.1", "backend": "tensorflow",
                "graph_checksum": .string(graphChecksum), "sample": sample, "layers": .object(layers),
            ]
            var writer = SafetensorsWriter(metadata: [
                ("serval.format_version", "1"), ("serval.kind", "dump"), ("serval.dump", description.text()),
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

    @Test func theDumpOfAnotherModelIsRefused() {
        var fixture = Fixture()
        fixture.graphChecksum = "0123456789abcdef"
        #expect(
            fixture.error()
                == .dumpOfAnotherModel(
                    model: "fixture", expected: XXH64.checksum(ModelFixture().graphText), found: "0123456789abcdef"))
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
