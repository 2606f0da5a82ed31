import Foundation
import Serval
import ServalGraph
import ServalTensor
import ServalWeights
import Testing

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

    /// The whole dump, changed by `change` and sampled by the coprime rule, `count` elements a layer.
    static func coprimeDump(
        count: Int, _ change: (_ layer: String, _ shape: [Int], _ values: inout [Float]) -> Void = { _, _, _ in }
    ) throws -> DumpFile {
        let whole = try wholeDump()
        let description = try #require(whole.metadata["serval.dump"])
        let stated = description.replacing("\"sample\":null", with: "\"sample\":\(count),\"sampling\":\"coprime\"")
        var writer = SafetensorsWriter(metadata: [
            ("serval.format_version", "1"), ("serval.kind", "dump"), ("serval.dump", stated),
        ])
        for name in whole.names {
            guard var tensor = whole.tensor(named: name) else { continue }
            if name.hasPrefix("output:"), name != "output:\(layers[layers.count - 1])" {
                let shape = tensor.shape.dimensions
                var values = try tensor.floats()
                change(String(name.dropFirst("output:".count)), shape, &values)
                let kept = max(count, shape[shape.count - 1])
                if kept < values.count {
                    var step = 618 * values.count / 1000
                    while (2...values.count).contains(where: { step % $0 == 0 && values.count % $0 == 0 }) { step += 1 }
                    tensor = try Tensor([kept], values: (0..<kept).map { values[$0 * step % values.count] })
                } else {
                    tensor = try Tensor(shape, values: values)
                }
            }
            writer.add(tensor, named: name)
        }
        return try DumpFile(MappedFile(copying: writer.serialized()))
    }

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
