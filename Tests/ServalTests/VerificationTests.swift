import Serval
import ServalWeights
import Testing

/// `serval verify`'s work, on a model and dumps that Keras wrote.
struct VerificationTests {
    @Test(arguments: Backend.available, VerificationMode.allCases)
    func `a whole dump agrees at every layer`(backend: Backend, mode: VerificationMode) throws {
        let report = try verify(DumpFile(Fixture.wholeDump()), backend: backend, mode: mode)
        #expect(report.failures.isEmpty)
        #expect(report.layers.map(\.name) == Fixture.layers)
        #expect(report.outputs.map(\.name) == ["softmax"])
        #expect(!report.isSampled)
        #expect(report.backend == backend)
        #expect(report.passed)
    }

    @Test(arguments: Backend.available, VerificationMode.allCases)
    func `a sampled dump of a batch agrees at every layer`(backend: Backend, mode: VerificationMode) throws {
        let report = try verify(DumpFile(Fixture.sampledDump()), backend: backend, mode: mode)
        #expect(report.failures.isEmpty)
        #expect(report.batch == 3)
        #expect(report.isSampled)
        // The plan's values are all compared, though the dump holds 50 of each.
        let pool = try #require(report.layers.first { $0.name == "pool" })
        #expect(pool.metrics.count == pool.shape.reduce(1, *))
    }

    @Test func `what the plan stores is compared there, what it merges with the reference operators`() throws {
        let report = try verify(DumpFile(Fixture.wholeDump()))
        let fromPlan = report.layers.filter { if case .plan = $0.source { true } else { false } }.map(\.name)
        for merged in ["stem", "stem_bn", "expand_bn", "depthwise", "project_bn"] {
            #expect(!fromPlan.contains(merged))
        }
        for stored in ["residual", "separable", "pool", "dense", "logits", "softmax"] {
            #expect(fromPlan.contains(stored))
        }
    }

    @Test(arguments: Fixture.layers)
    func `one changed element of a whole dump fails that layer alone`(layer: String) throws {
        let bytes = try Fixture.wholeDump().changing("output:\(layer)") { $0[$0.count / 2] += 0.05 }
        let report = try verify(DumpFile(MappedFile(copying: bytes)))
        #expect(report.failures == [layer])
        #expect(!report.passed)
        let comparison = try #require(report.layers.first { $0.name == layer })
        #expect(comparison.verdict == .dumpDiffers)
        #expect(comparison.metrics.worstIndex == comparison.shape.reduce(1, *) / 2)
    }

    @Test(arguments: Fixture.layers)
    func `one changed element of a sampled dump fails that layer alone`(layer: String) throws {
        let bytes = try Fixture.sampledDump().changing("output:\(layer)") { $0[$0.count - 1] += 0.05 }
        let report = try verify(DumpFile(MappedFile(copying: bytes)))
        #expect(report.failures == [layer])
    }

    @Test(arguments: VerificationMode.allCases)
    func `a layer with other weights than Keras had is named first`(mode: VerificationMode) throws {
        let file = try SafetensorsFile(path: Fixture.path("small"))
        let name = try #require(file.names.first { $0.hasPrefix("dense/") && $0.hasSuffix("kernel") })
        let bytes = try file.changing(name) { $0[17] += 0.2 }
        let report = try Verification.run(
            ModelFile(MappedFile(copying: bytes)), dump: DumpFile(Fixture.wholeDump()), mode: mode)
        #expect(report.failures.first == "dense")
    }

    @Test func `the dump's photo becomes the input that Pillow made of it`() throws {
        let report = try verify(DumpFile(Fixture.wholeDump()))
        let comparison = try #require(report.preprocessing)
        #expect(comparison.passed)
        #expect(comparison.maximumDifference <= 1.01)
        #expect(try verify(DumpFile(Fixture.sampledDump())).preprocessing == nil)
    }

    @Test func `another scale of the pre-processing is found`() throws {
        let file = try SafetensorsFile(path: Fixture.path("small"))
        let rule = try #require(file.metadata["serval.preprocessing"])
        let zeroToOne = try #require(Self.replacing("\"offset\":", in: rule, value: "[0, 0, 0]"))
        let bytes = file.replacing(metadata: "serval.preprocessing", with: zeroToOne)
        let report = try Verification.run(
            ModelFile(MappedFile(copying: bytes)), dump: DumpFile(Fixture.wholeDump()))
        let comparison = try #require(report.preprocessing)
        #expect(!comparison.passed)
        #expect(abs(comparison.statedRange.lowerBound) < 1e-6 && comparison.statedRange.upperBound > 1.9)
        #expect(comparison.dumpRange.lowerBound >= -1 && comparison.dumpRange.lowerBound < -0.5)
        #expect(!report.passed)
        #expect(report.failures.isEmpty)
    }

    @Test func `a value that is not a number is an error that names its layer and place`() throws {
        let bytes = try Fixture.wholeDump().changing("output:pool") { $0[5] = .nan }
        let error = #expect(throws: VerificationError.self) { try verify(DumpFile(MappedFile(copying: bytes))) }
        guard case .referenceNotFinite("pool", 5) = error else {
            Issue.record("not the error expected: \(String(describing: error))")
            return
        }
    }

    @Test func `a place in a sample is told as the place in the whole value`() throws {
        let bytes = try Fixture.sampledDump().changing("output:stem") { $0[49] = .infinity }
        let error = #expect(throws: VerificationError.self) { try verify(DumpFile(MappedFile(copying: bytes))) }
        // 3 x 10 x 9 x 8 elements, of which element floor(49 * 2160 / 50) is the last of the sample.
        guard case .referenceNotFinite("stem", 2116) = error else {
            Issue.record("not the error expected: \(String(describing: error))")
            return
        }
    }

    @Test func `the dump of another model is refused`() throws {
        let file = try Fixture.wholeDump()
        let description = try #require(file.metadata["serval.dump"])
        let other = try #require(Self.replacing("\"graph_checksum\":", in: description, value: "\"0123456789abcdef\""))
        let bytes = file.replacing(metadata: "serval.dump", with: other)
        let error = #expect(throws: VerificationError.self) { try verify(DumpFile(MappedFile(copying: bytes))) }
        guard case .dump(.dumpOfAnotherModel) = error else {
            Issue.record("not the error expected: \(String(describing: error))")
            return
        }
    }

    @Test func `progress is told for every layer`() throws {
        var seen: [Int] = []
        _ = try Verification.run(Fixture.model(), dump: DumpFile(Fixture.wholeDump())) { done, total in
            #expect(total == Fixture.layers.count + 1)
            seen.append(done)
        }
        #expect(seen == Array(1...Fixture.layers.count + 1))
    }

    private func verify(
        _ dump: DumpFile, backend: Backend? = nil, mode: VerificationMode = .isolated
    ) throws -> VerificationReport {
        try Verification.run(Fixture.model(), dump: dump, mode: mode, options: ModelOptions(backend: backend))
    }

    /// A JSON text with the value of a key replaced; a list or a text.
    private static func replacing(_ key: String, in text: String, value: String) -> String? {
        guard let range = text.firstRange(of: key) else { return nil }
        let rest = text[range.upperBound...].drop { $0 == " " }
        let end: Character = rest.first == "[" ? "]" : "\""
        guard let close = rest.dropFirst().firstIndex(of: end) else { return nil }
        return text[..<range.upperBound] + value + rest[rest.index(after: close)...]
    }
}
