import Serval
import ServalTensor
import ServalWeights
import Testing

/// Which of plan and dump a difference is laid at.
struct VerdictTests {
    /// Between the limit of a step and that of everything before it.
    private static let share: Float = 6e-5

    @Test(arguments: ["residual", "separable", "pool", "dense", "logits", "softmax"], VerificationMode.allCases)
    func `a dump that is off by little is told apart from a wrong kernel`(layer: String, mode: VerificationMode) throws
    {
        let bytes = try Fixture.wholeDump().changing("output:\(layer)") { values in
            let magnitude = values.reduce(0) { max($0, abs($1)) }
            for index in values.indices { values[index] += Self.share * magnitude }
        }
        let report = try Verification.run(
            Fixture.model(), dump: DumpFile(MappedFile(copying: bytes)), mode: mode)
        #expect((report.layers + report.outputs).allSatisfy { $0.verdict != .failed })
        if mode == .isolated { #expect(report.failures.first == layer) }
    }

    private func compared(
        _ values: [Float], dump layer: String, exact: Tensor?, _ source: LayerComparison.Source
    ) throws -> LayerComparison {
        let expected = try #require(DumpFile(Fixture.wholeDump()).outputs[layer])
        return values.withUnsafeBufferPointer { values in
            LayerComparison(
                layer, className: "Add", values: values, expected: expected, exact: exact, magnitude: 1, source: source,
                tolerance: .isolated)
        }
    }

    @Test func `a plan that differs from the reference operators is at fault`() throws {
        let sound = try #require(DumpFile(Fixture.wholeDump()).outputs["residual"]).values
        let plan = LayerComparison.Source.plan(step: 1, kernel: "f32_add")
        var values = try sound.floats()
        #expect(try compared(values, dump: "residual", exact: sound, plan).verdict == .passed)
        let (channels, place) = (sound.shape.dimensions[3], values.count - 2)
        values[place] += 0.5
        let wrong = try compared(values, dump: "residual", exact: sound, plan)
        #expect(wrong.verdict == .failed)
        #expect(wrong.worstCoordinates.count == 4 && wrong.worstCoordinates.last == channels - 2)
        #expect(wrong.metrics.worstIndex == place)
        #expect(Float(wrong.metrics.worstFound) == values[place])
        #expect(try wrong.metrics.worstWanted == Double(sound.floats()[place]))
        // The dump alone differs.
        let exact = try Tensor(sound.shape.dimensions, values: values)
        #expect(try compared(values, dump: "residual", exact: exact, plan).verdict == .dumpDiffers)
        #expect(try compared(values, dump: "residual", exact: nil, plan).verdict == .failed)
    }

    @Test func `layers behind the one that differs are said to inherit it`() throws {
        let file = try SafetensorsFile(path: Fixture.path("small"))
        let name = try #require(file.names.first { $0.hasPrefix("expand/") && $0.hasSuffix("kernel") })
        let bytes = try file.changing(name) { $0[3] += 1 }
        let report = try Verification.run(
            ModelFile(MappedFile(copying: bytes)), dump: DumpFile(Fixture.wholeDump()))
        let failing = report.layers.filter { $0.verdict != .passed }
        #expect(failing.first?.name == "expand" && failing.first?.inheritsFrom == nil)
        #expect(failing.count > 3 && failing.dropFirst().allSatisfy { $0.inheritsFrom == "expand" })
        #expect(report.layers.filter { $0.verdict == .passed }.allSatisfy { $0.inheritsFrom == nil })
    }
}
