import Serval
import ServalQuantization
import ServalTensor
import ServalWeights
import Testing

/// The names of a model's classes.
@Suite struct ModelLabelsTests {
    private static let labels = ["cat", "dog", "Mäuschen"]

    /// Two layers, three outputs.
    private static func bytes(task: String?) -> [UInt8] {
        let graph = """
            {"inputs":["x"],"outputs":["y"],"layers":[
            {"name":"x","class":"InputLayer","inputs":[],"config":{"shape":[3]},"weights":{}},
            {"name":"y","class":"Softmax","inputs":["x"],"config":{"axis":1},"weights":{}}]}
            """
        var metadata = [
            ("serval.format_version", "1"), ("serval.kind", "model"), ("serval.producer", "a test"),
            ("serval.graph", graph),
        ]
        if let task { metadata.append(("serval.task", task)) }
        return SafetensorsWriter(metadata: metadata).serialized()
    }

    private static let task = #"{"name":"classification","units":"probabilities","labels":["cat","dog","Mäuschen"]}"#

    @Test func `a model has the labels of its file, or none`() throws {
        #expect(try Model(bytes: Self.bytes(task: Self.task)).labels == Self.labels)
        #expect(try Model(bytes: Self.bytes(task: nil)).labels == nil)
        let other = #"{"name":"distance","units":"none","labels":["near","far"]}"#
        let model = try Model(bytes: Self.bytes(task: other))
        #expect(model.labels == nil)
        #expect(model.task?.labels == ["near", "far"])
    }

    @Test func `too few or too many labels are an error`() {
        let task = #"{"name":"classification","units":"probabilities","labels":["cat","dog"]}"#
        do throws(ServalError) {
            _ = try Model(bytes: Self.bytes(task: task))
            Issue.record("two labels serve for three outputs")
        } catch {
            guard case .file(.labelCountMismatch(labels: 2, outputs: 3)) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(
                error.description == "The file has 2 labels for 3 outputs; export the model with one label for each.")
        }
    }

    @Test func `models made from another keep its labels`() throws {
        let bytes = Self.bytes(task: Self.task)
        let half = try ModelFileWriter.inHalfPrecision(
            SafetensorsFile(MappedFile(copying: bytes)), producer: "a test")
        #expect(try Model(bytes: half).labels == Self.labels)
        let input = try Tensor([1, 3], values: [1, 2, 3])
        let quantized = try Quantizer.quantize(ModelFile(MappedFile(copying: bytes)), calibration: [[input]])
        #expect(try Model(bytes: quantized.bytes).labels == Self.labels)
    }
}
