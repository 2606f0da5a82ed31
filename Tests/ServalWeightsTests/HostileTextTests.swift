import ServalWeights
import Testing

/// Graphs with sound checksums and hostile contents: loading ends, in an error or in a valid graph.
@Suite struct HostileTextTests {
    /// Loads the fixture with its graph's text replaced.
    private func load(graph text: String) -> WeightsError? {
        let fixture = ModelFixture()
        var writer = SafetensorsWriter(metadata: fixture.metadata + [("serval.graph", text)])
        for (name, tensor) in fixture.tensors { writer.add(tensor, named: name) }
        do throws(WeightsError) {
            _ = try ModelFile(MappedFile(copying: writer.serialized()))
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        "0", "-1", "2", "4095", "4611686018427387904", "9223372036854775807", "-9223372036854775808", "1e308", "0.5",
        "null", "[]", "{}", "true", "\"1\"", "[[[[1]]]]",
    ])
    func everyNumberOfTheGraphMayBeAnything(replacement: String) {
        let text = Array(ModelFixture().graphText)
        var position = 0
        var refused = 0
        while position < text.count {
            let run = text[position...].prefix { $0.isNumber }
            guard !run.isEmpty else {
                position += 1
                continue
            }
            let changed = String(text[..<position]) + replacement + String(text[(position + run.count)...])
            if let error = load(graph: changed) {
                refused += 1
                #expect(!error.description.isEmpty)
            }
            position += run.count
        }
        #expect(refused > 0)
    }

    @Test func everyByteOfTheGraphMayBeAnything() {
        let text = Array(ModelFixture().graphText.utf8)
        for position in text.indices {
            for byte in Array("\"\\]0-".utf8) where text[position] != byte {
                var changed = text
                changed[position] = byte
                _ = load(graph: String(decoding: changed, as: UTF8.self))
            }
        }
    }

    @Test func truncationAnywhereIsAnError() {
        let text = ModelFixture().graphText
        for length in 0..<text.count {
            guard case .metadataNotJSON("serval.graph", _)? = load(graph: String(text.prefix(length))) else {
                Issue.record("cut to \(length) characters")
                continue
            }
        }
    }

    @Test func otherValuesThanAGraphAreRefused() {
        for text in ["null", "[]", "1", "\"x\"", "{}", #"{"inputs":[],"outputs":[],"layers":[]}"#, "{\"layers\":{}}"] {
            #expect(load(graph: text) != nil)
        }
        #expect(
            load(graph: String(repeating: "[", count: 200_000))
                == .metadataNotJSON(key: "serval.graph", JSONError(.tooDeep(limit: 32), at: 32)))
    }
}
