import ServalGraph
import ServalWeights
import Testing

@Suite struct TaskDecodingTests {
    private static let dense =
        #""kind":"dense_faces","stride":4,"species":["cat","dog"],"channels":{"score":8,"box":0,"species":4,"#
        + #""points":9,"visible":6},"score_threshold":0.4,"suppression_iou":0.5,"peak_window":3"#
    private static let maps =
        #""kind":"heat_maps","reach":0.125,"crop":1.2,"facts":{"presence":0,"species":1,"visible":3}"#

    /// A network of the input [16, 12, channels] with one output of the shape [rows, columns, channels].
    private func fixture(decoding: String, rows: Int = 4, columns: Int = 3, channels: Int = 13) -> ModelFixture {
        var fixture = ModelFixture(
            "Cropping2D", on: [16, 12, channels],
            config: [
                "cropping": .array([
                    .array([0, .int(16 - rows)]), .array([0, .int(12 - columns)]),
                ])
            ])
        fixture.metadata.append(("serval.task", task(decoding)))
        return fixture
    }

    private func task(_ decoding: String) -> String {
        #"{"name":"faces","units":"input_pixels","labels":["left","right"],"decoding":{"# + decoding + "}}"
    }

    @Test func `A grid's groups of channels are read in whatever order they lie`() throws {
        guard case .denseFaces(let it)? = try fixture(decoding: Self.dense).load().task?.decoding else {
            Issue.record("another kind")
            return
        }
        #expect(it.stride == 4 && it.species == ["cat", "dog"] && it.score == 8 && it.box == 0..<4)
        #expect(it.speciesLogits == 4..<6 && it.visible == 6..<8 && it.points == 9..<13 && it.channelCount == 13)
        #expect(it.scoreThreshold == 0.4 && it.suppressionOverlap == 0.5 && it.peakWindow == 3)
    }

    @Test func `Another grid than the stride makes, or too few channels, is refused`() {
        for (rows, columns, channels) in [(3, 3, 13), (4, 4, 13), (4, 3, 12)] {
            let error = fixture(decoding: Self.dense, rows: rows, columns: columns, channels: channels).error()
            #expect(
                error == .decodingMismatch(expected: [[4, 3, 13]], found: [[rows, columns, channels]]))
        }
        #expect(fixture(decoding: Self.dense, channels: 20).error() == nil)
        #expect(
            fixture(decoding: Self.maps).error()
                == .decodingMismatch(expected: [[4, 3, 2], [5]], found: [[4, 3, 13]]))
    }

    @Test(arguments: [
        (#""stride":4"#, #""stride":0"#, "serval.task decoding", "stride"),
        (#"["cat","dog"]"#, #"["cat","cat"]"#, "serval.task decoding", "species"),
        (#"["cat","dog"]"#, "[]", "serval.task decoding", "species"),
        (#""box":0"#, #""box":1"#, "serval.task decoding channels", "species"),
        (#""box":0"#, #""box":-1"#, "serval.task decoding channels", "box"),
        (#""score_threshold":0.4"#, #""score_threshold":1.5"#, "serval.task decoding", "score_threshold"),
        (#""suppression_iou":0.5"#, #""suppression_iou":"0.5""#, "serval.task decoding", "suppression_iou"),
        (#""peak_window":3"#, #""peak_window":2"#, "serval.task decoding", "peak_window"),
        (#""kind":"dense_faces""#, #""kind":"anchors""#, "serval.task decoding", "kind"),
    ])
    func `A value out of its range is named`(text: String, replacement: String, owner: String, key: String) {
        let parts = Self.dense.split(separator: text, maxSplits: 1, omittingEmptySubsequences: false)
        let error = fixture(decoding: parts.joined(separator: replacement)).error()
        guard case .invalidValue(owner, key, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `A key that no decoding has, or that is missing, is named`() {
        #expect(
            fixture(decoding: Self.dense + #","anchors":3"#).error()
                == .unknownKey(layer: "serval.task decoding", key: "anchors"))
        #expect(
            fixture(decoding: #""kind":"heat_maps","crop":1.2"#).error()
                == .missingKey(layer: "serval.task decoding", key: "reach"))
    }

    @Test func `Maps and facts are two outputs`() throws {
        var fixture = ModelFixture()
        fixture.layers = [
            ModelFixture.input("x", [6, 5, 2]), ModelFixture.layer("maps", "Identity", ["x"]),
            ModelFixture.layer("facts", "Flatten", ["x"]),
        ]
        fixture.outputs = ["maps", "facts"]
        fixture.tensors = []
        fixture.metadata.append(("serval.task", task(Self.maps + #","score":"geometric_mean""#)))
        guard case .heatMaps(let it)? = try fixture.load().task?.decoding else {
            Issue.record("another kind")
            return
        }
        #expect(it.reach == 0.125 && it.crop == 1.2 && it.presence == 0 && it.firstSpecies == 1)
        #expect(it.visible == 3..<5 && it.score == .geometricMean && it.factCount(speciesCount: 2) == 5)
    }

    private func maps(score: String) -> ModelFixture {
        var fixture = ModelFixture()
        fixture.layers = [
            ModelFixture.input("x", [6, 5, 2]), ModelFixture.layer("maps", "Identity", ["x"]),
            ModelFixture.layer("facts", "Flatten", ["x"]),
        ]
        fixture.outputs = ["maps", "facts"]
        fixture.tensors = []
        fixture.metadata.append(("serval.task", task(Self.maps + #","score":"# + score)))
        return fixture
    }

    @Test func `A logistic score has weights and a threshold`() throws {
        let score = #"{"kind":"logistic","intercept":-0.67,"detector":1.1,"presence":0.36,"threshold":0.5}"#
        guard case .heatMaps(let it)? = try maps(score: score).load().task?.decoding,
            case .logistic(let weights) = it.score
        else {
            Issue.record("another kind")
            return
        }
        #expect(weights.intercept == -0.67 && weights.detector == 1.1)
        #expect(weights.presence == 0.36 && weights.threshold == 0.5)
    }

    @Test(arguments: [
        (#"{"kind":"product"}"#, "kind"), (#"{}"#, "kind"), (#""sum""#, "score"), ("3", "score"),
        (#"{"kind":"logistic","detector":1,"presence":1,"threshold":0.5}"#, "intercept"),
        (#"{"kind":"logistic","intercept":0,"detector":-1,"presence":1,"threshold":0.5}"#, "detector"),
        (#"{"kind":"logistic","intercept":0,"detector":1,"presence":1,"threshold":0}"#, "threshold"),
        (#"{"kind":"logistic","intercept":0,"detector":1,"presence":1,"threshold":0.5,"bias":1}"#, "bias"),
    ])
    func `A score that makes no sense is named`(score: String, key: String) {
        switch maps(score: score).error() {
        case .invalidValue(_, key, _)?, .missingKey(_, key)?, .unknownKey(_, key)?: break
        case let error: Issue.record("\(String(describing: error))")
        }
    }

    @Test func `A model made from another keeps the decoding`() throws {
        let source = try fixture(decoding: Self.dense).load()
        let bytes = ModelFileWriter.serialized(source.graph, madeFrom: source, producer: "a test")
        let made = try ModelFile(MappedFile(copying: bytes))
        #expect(made.task != nil && made.task == source.task)
        let half = try ModelFileWriter.inHalfPrecision(
            SafetensorsFile(MappedFile(copying: fixture(decoding: Self.dense).bytes()), rules: .checked),
            producer: "a test")
        #expect(try ModelFile(MappedFile(copying: half)).task == source.task)
    }
}
