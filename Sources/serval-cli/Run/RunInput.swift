import Serval
import ServalCommandLine
import ServalImage
import ServalTensor
import ServalWeights

/// Reads a network's inputs from a file, told by its content.
enum RunInput {
    /// One float32 tensor for each of the network's inputs, in its order, of one batch size.
    static func read(path: String, for model: ModelFile, maxPixels: Int?) throws -> [Tensor] {
        let file = try openInput(path)
        let kind = ContentKind(content: file.bytes)
        let nodes = model.graph.inputs.map { model.graph.nodes[$0] }
        let names = nodes.map(\.name)
        let tensors: [Tensor]
        if isPhoto(file, kind) {
            guard let preprocessing = model.preprocessing else { throw RunError.preprocessingMissing }
            guard names.count == 1 else { throw RunError.oneInputOnly(inputs: names) }
            let image = try withExtendedLifetime(file) {
                try readPhoto(file.bytes, of: path, maxPixels: maxPixels)
            }
            tensors = [try preprocessing.input(from: image)]
        } else if file.bytes.first == 0x93 {
            guard names.count == 1 else { throw RunError.oneInputOnly(inputs: names) }
            tensors = [try ArrayFile.read(file)]
        } else if let kind, kind != .safetensors {
            throw RunError.notAnInput(kind)
        } else {
            tensors = try read(SafetensorsFile(file, rules: .container), names: names)
        }
        let batch = tensors.first?.shape.dimensions.first ?? 0
        for (tensor, node) in zip(tensors, nodes) {
            guard case .input(let dimensions) = node.operation else { continue }
            guard tensor.shape.dimensions == [batch] + dimensions, batch > 0 else {
                throw RunError.shapeMismatch(
                    input: node.name, expected: dimensions, found: tensor.shape.dimensions)
            }
        }
        return tensors.map { $0.convertedToFloat32() }
    }

    /// Whether the file is a picture, be it one that cannot be decoded, of which the decoder has more to say.
    private static func isPhoto(_ file: MappedFile, _ kind: ContentKind?) -> Bool {
        if case .image = kind { return true }
        return ImageFormat(content: file.bytes) != nil
    }

    private static func read(_ file: SafetensorsFile, names: [String]) throws -> [Tensor] {
        if let unknown = file.names.first(where: { !names.contains($0) }) {
            throw RunError.unknownInput(name: unknown, inputs: names)
        }
        return try names.map { name in
            guard let tensor = file.tensor(named: name) else { throw RunError.missingInput(name: name) }
            return tensor
        }
    }
}
