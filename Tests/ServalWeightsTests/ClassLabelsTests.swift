import ServalWeights
import Testing

/// The names of classes in `serval.task`.
@Suite struct ClassLabelsTests {
    private static func file(_ task: JSONValue) -> ModelFixture {
        var fixture = ModelFixture()
        fixture.metadata.append(("serval.task", task.text()))
        return fixture
    }

    private static func task(_ name: String, _ labels: [String], units: String = "probabilities") -> JSONValue {
        ["name": .string(name), "units": .string(units), "labels": .array(labels.map(JSONValue.string))]
    }

    @Test func `a classification has one label for each number of its output`() throws {
        let task = try Self.file(Self.task("classification", ["cat", "dög"])).load().task
        #expect(task?.classLabels == ["cat", "dög"])
        for labels in [["cat"], ["cat", "dog", "fish"]] {
            let error = Self.file(Self.task("classification", labels)).error()
            #expect(error == .labelCountMismatch(labels: labels.count, outputs: 2))
        }
    }

    @Test func `without labels, or for another task, there are no class names`() throws {
        #expect(try Self.file(Self.task("classification", [])).load().task?.classLabels == nil)
        #expect(try Self.file(Self.task("depth", ["near", "far", "farther"])).load().task?.classLabels == nil)
    }

    @Test func `labels that are no texts are refused`() {
        let task: JSONValue = ["name": "classification", "units": "none", "labels": [1, 2]]
        guard case .invalidValue(_, "labels", _) = Self.file(task).error() else {
            Issue.record("labels of numbers are taken")
            return
        }
    }
}
