import Serval
import ServalImage
import ServalTensor
import ServalWeights

/// Reads a network's inputs from a file, told by its content.
enum RunInput {
    /// One float32 tensor for each of the network's inputs, in its order, of one batch size.
    static func read(path: String, for model: ModelFile) throws -> [Tensor] {
        let file = try MappedFile(path: path)
        let nodes = model.graph.inputs.map { model.graph.nodes[$0] }
        let names = nodes.map(\.name)
        let tensors: [Tensor]
        if ImageFormat(content: file.bytes) != nil {
            guard let preprocessing = model.preprocessing else { throw RunError.preprocessingMissing }
            guard names.count == 1 else { throw RunError.oneInputOnly(inputs: names) }
            tensors = [try preprocessing.input(from: withExtendedLifetime(file) { try Image.decode(file.bytes) })]
        } else if file.bytes.first == 0x93 {
            guard names.count == 1 else { throw RunError.oneInputOnly(inputs: names) }
            tensors = [try ArrayFile.read(file)]
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
