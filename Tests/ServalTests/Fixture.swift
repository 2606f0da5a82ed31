import Foundation
import Serval
import ServalGraph
import ServalTensor
import ServalWeights

/// A small Keras model and what Keras computes with it; `make_fixtures.py` writes them.
enum Fixture {
    static func path(_ name: String) -> String {
        let file = Bundle.module.resourceURL?.appending(path: "Fixtures/\(name).safetensors")
        return file?.path(percentEncoded: false) ?? name
    }

    static func model() throws -> ModelFile { try ModelFile(path: path("small")) }

    /// The dump of one photo, with all elements.
    static func wholeDump() throws -> SafetensorsFile { try SafetensorsFile(path: path("photo.dump")) }

    /// The dump of three random inputs, with 50 elements of each layer.
    static func sampledDump() throws -> SafetensorsFile { try SafetensorsFile(path: path("sampled.dump")) }

    /// The input layer's name.
    static let input = "photo"

    /// Every layer but the input, in the model's order.
    static let layers = [
        "stem", "stem_bn", "stem_relu", "expand", "expand_bn", "expand_relu", "depthwise", "depthwise_bn",
        "depthwise_relu", "project", "project_bn", "residual", "separable", "pool", "flatten", "dense", "logits",
        "softmax",
    ]
}

extension SafetensorsFile {
    /// The file's bytes with the floats of one tensor changed, its checksums put right.
    func changing(_ name: String, _ change: (inout [Float]) -> Void) throws -> [UInt8] {
        var writer = SafetensorsWriter(metadata: otherMetadata)
        for existing in names {
            guard var tensor = tensor(named: existing) else { continue }
            if existing == name {
                var values = try tensor.floats()
                change(&values)
                tensor = try Tensor(tensor.shape.dimensions, values: values)
            }
            writer.add(tensor, named: existing)
        }
        return writer.serialized()
    }

    /// The file's bytes with one entry of its metadata replaced.
    func replacing(metadata key: String, with value: String) -> [UInt8] {
        var writer = SafetensorsWriter(metadata: otherMetadata.map { $0.key == key ? (key, value) : $0 })
        for name in names {
            if let tensor = tensor(named: name) { writer.add(tensor, named: name) }
        }
        return writer.serialized()
    }

    /// What the writer does not add by itself.
    private var otherMetadata: [(key: String, value: String)] {
        metadata.filter { !$0.key.hasSuffix("checksum") && !$0.key.hasSuffix("checksums") }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
