import Foundation
import ServalWeights
import Testing

/// `serval run` with class names.
struct TopClassesTests {
    private let folder: TemporaryFolder
    private let photo: String
    private static let labels = ["rot \u{1F534}", "grün", "blau, \"tief\""]

    init() throws {
        folder = try TemporaryFolder()
        photo = try folder.write(SmallModel.photo(red: 0, green: 255, blue: 0), to: "photo.ppm")
    }

    private func run(_ model: SmallModel, input: String? = nil, _ words: String...) throws -> Executable.Result {
        let path = try folder.write(model.bytes, to: "model.safetensors")
        return try Executable.serval.run(["run", path, "--input", input ?? photo] + words)
    }

    /// The softmax of 1 among zeros.
    private let large = exp(1.0) / (exp(1.0) + 2)

    @Test func `a model with labels prints the top classes of a photo`() throws {
        let result = try run(SmallModel(labels: Self.labels))
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines[0] == "index class probability")
        #expect(lines[2] == "1 grün 0.5761")
        #expect(lines[3] == "0 rot \u{1F534} 0.2119")
        #expect(lines.count == 5)
    }

    @Test func `JSON has index, label and probability of the top classes`() throws {
        let result = try run(SmallModel(labels: Self.labels), "--json", "--top", "2")
        let top = try #require(try JSONParser.parse(result.output).object?["top"]?.array)
        #expect(top.count == 2)
        #expect(top[0].object?["index"]?.int == 1)
        #expect(top[0].object?["label"]?.string == "grün")
        #expect(abs((top[0].object?["probability"]?.number ?? 0) - large) < 1e-6)
        #expect(top[1].object?["index"]?.int == 0)
    }

    @Test func `a batch has one list for each item`() throws {
        let batch = try folder.write(SmallModel.array([[1, 0, 0], [0, 0, 1]]), to: "batch.npy")
        let json = try run(SmallModel(labels: Self.labels), input: batch, "--json", "--top", "1")
        let lists = try #require(try JSONParser.parse(json.output).object?["top"]?.array)
        #expect(lists.map { $0.array?[0].object?["index"]?.int } == [0, 2])
        let text = try run(SmallModel(labels: Self.labels), input: batch, "--top", "1")
        #expect(text.output.contains("item 0\n") && text.output.contains("item 1\n"))
    }

    @Test func `without labels --top prints indices, and outputs are printed as JSON without it`() throws {
        let top = try run(SmallModel(), "--top", "1")
        #expect(top.output.split(separator: "\n").last?.split(separator: " ").map(String.init) == ["1", "0.5761"])
        let whole = try run(SmallModel())
        #expect(try JSONParser.parse(whole.output).object?["softmax"]?.object?["shape"]?.ints == [1, 3])
    }

    @Test func `numbers that are no probabilities are scores, and it is said`() throws {
        let model = SmallModel(labels: Self.labels, units: "none", endsInSoftmax: false)
        let text = try run(model)
        #expect(text.output.contains("score") && text.output.contains("not probabilities"))
        let top = try #require(try JSONParser.parse(run(model, "--json").output).object?["top"]?.array)
        #expect(top[0].object?["score"]?.number == 1)
        #expect(top[0].object?["probability"] == nil)
        let unnamed = try run(SmallModel(endsInSoftmax: false), "--top", "1")
        #expect(unnamed.output.contains("not probabilities"))
    }

    @Test func `labels are kept by quantize and shown by inspect`() throws {
        let path = try folder.write(SmallModel(labels: Self.labels).bytes, to: "model.safetensors")
        let half = folder["half.safetensors"]
        let bytes = folder["int8.safetensors"]
        #expect(try Executable.serval.run("quantize", path, "--type", "f16", "-o", half).status == 0)
        #expect(try Executable.serval.run("quantize", path, "--calibration", photo, "-o", bytes).status == 0)
        for model in [half, bytes] {
            #expect(try Executable.serval.run("run", model, "--input", photo).output.contains("grün"))
            #expect(try Executable.serval.run("inspect", model).output.contains("grün"))
            let json = try JSONParser.parse(try Executable.serval.run("inspect", model, "--json").output)
            #expect(json.object?["labels"]?.strings == Self.labels)
        }
    }

    @Test func `labels that are not one for each output are refused`() throws {
        let result = try run(SmallModel(labels: ["one", "two"]))
        #expect(result.status == 3)
        #expect(result.error.contains("2 labels for 3 outputs"))
    }

    @Test func `what is not a number comes last`() throws {
        let input = try folder.write(SmallModel.array([[.nan, 0, 1]]), to: "nan.npy")
        let result = try run(
            SmallModel(labels: Self.labels, units: "none", endsInSoftmax: false), input: input, "--json")
        let top = try #require(try JSONParser.parse(result.output).object?["top"]?.array)
        #expect(top.last?.object?["score"] == .null)
    }

    @Test(arguments: ["0", "-1", "x", "1e3", "99999999999999999999"])
    func `a count that is none is a wrong command line`(count: String) throws {
        let result = try run(SmallModel(labels: Self.labels), "--top", count)
        #expect(result.status == 2)
        #expect(result.error.contains("--top' takes a whole number"))
    }

    @Test func `--output still writes whole outputs, and --top prints beside it`() throws {
        let result = try run(SmallModel(labels: Self.labels), "-o", folder["out.json"])
        #expect(result.output.isEmpty)
        #expect(try JSONParser.parse(folder.text("out.json")).object?["softmax"] != nil)
        #expect(
            try run(SmallModel(labels: Self.labels), "-o", folder["out.json"], "--top", "1").output.contains("grün"))
    }
}
