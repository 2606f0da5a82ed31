import Foundation
import ServalTensor
import ServalWeights
import Testing

/// What `serval verify` prints.
struct VerifyTests {
    private let folder: TemporaryFolder
    private let model: String
    private let graphChecksum: String
    /// Four pixels, all of one colour.
    private static let pixels: [Float] = [51, 102, 204]

    init() throws {
        folder = try TemporaryFolder()
        let bytes = SmallModel(endsInSoftmax: false).bytes
        model = try folder.write(bytes, to: "model.safetensors")
        graphChecksum = XXH64.checksum(
            try #require(SafetensorsFile(MappedFile(copying: bytes)).metadata["serval.graph"]))
    }

    /// - Parameters:
    ///   - scale: of the input that is written, 1 / 255 by the model.
    ///   - dense: added to what the layer `dense` computes.
    private func dump(
        scale: Float = 1 / 255, dense: [Float] = [0, 0, 0], photo: Bool = false, graph: String? = nil
    ) throws -> String {
        let means = Self.pixels.map { $0 * scale }
        let shapes: JSONValue = ["mean": ["shape": [1, 3]], "dense": ["shape": [1, 3]]]
        let description: JSONValue = [
            "model": "small.keras", "keras_version": "3", "backend": "tensorflow",
            "graph_checksum": .string(graph ?? graphChecksum), "sample": .null, "sampling": "coprime", "layers": shapes,
        ]
        var writer = SafetensorsWriter(metadata: [
            ("serval.format_version", "1"), ("serval.kind", "dump"), ("serval.dump", description.text()),
        ])
        writer.add(try Tensor([1, 2, 2, 3], values: means + means + means + means), named: "input:photo")
        writer.add(try Tensor([1, 3], values: means), named: "output:mean")
        writer.add(try Tensor([1, 3], values: zip(means, dense).map { $0 + $1 }), named: "output:dense")
        if photo {
            let bytes = SmallModel.photo(red: 51, green: 102, blue: 204)
            writer.add(
                Tensor(shape: Shape(validated: [bytes.count]), elementType: .uint8, copying: bytes), named: "photo")
        }
        return try folder.write(writer.serialized(), to: "dump.safetensors")
    }

    @Test func `a dump that agrees is told to hold every element`() throws {
        let result = try Executable.serval.run("verify", model, dump(photo: true))
        #expect(result.status == 0 && result.output.contains("All 2 layers agree."), "\(result)")
        #expect(result.output.contains(" all "))
    }

    @Test func `an element that differs is told by its place and both values`() throws {
        let result = try Executable.serval.run("verify", model, dump(dense: [0, 0.5, 0]))
        #expect(result.status == 1)
        #expect(
            result.output.contains("FAIL, the dump differs at [0, 1]: 0.40000004 instead of 0.90000004"),
            "\(result.output)")
        #expect(result.output.contains("1 of 2 layers fails: 'dense'."))
        #expect(result.output.contains("The dump is of other weights or damaged"))
    }

    @Test func `another scale is told by both ranges and what to write, and is a failure in JSON`() throws {
        let path = try dump(scale: 1, photo: true)
        let result = try Executable.serval.run("verify", model, path)
        #expect(result.status == 1)
        #expect(
            result.output.contains("lies in 0.000 to 1.000; the dump's lies in 51.000 to 204.000"), "\(result.output)")
        #expect(result.output.contains("--preprocessing MODEL.safetensors"))
        let json = try Executable.serval.run("verify", model, path, "--json").output
        #expect(json.contains("\"preprocessing\"\n") || json.contains("[\"preprocessing\"]"), "\(json)")
    }

    @Test func `the dump of another graph says which checksum is whose`() throws {
        let result = try Executable.serval.run("verify", model, dump(graph: "0123456789abcdef"))
        #expect(result.status == 3)
        #expect(
            result.error.contains("its checksum is 0123456789abcdef, the model file's is \(graphChecksum)"),
            "\(result.error)")
    }
}
