import ServalGraph
import ServalTensor

/// A network's inputs and every layer's output as Keras computed them.
package struct DumpFile: Sendable {
    /// The model's name as the dump's writer gave it.
    package let model: String
    package let kerasVersion: String
    package let backend: String
    /// The checksum of the model's graph.
    package let graphChecksum: String
    /// The batch size.
    package let batch: Int
    /// The network's inputs by the names of their layers.
    package let inputs: [String: Tensor]
    /// The layers' outputs by the names of the layers.
    package let outputs: [String: ReferenceValue]
    /// The layers that `outputs` holds, in the file's order.
    private let names: [String]
    /// Bytes of the file.
    package let byteCount: Int
    /// The bytes of the photo that the input was made from.
    package let photo: Tensor?

    package init(path: String) throws(WeightsError) { try self.init(MappedFile(path: path)) }

    package init(_ file: MappedFile) throws(WeightsError) {
        if let kind = ContentKind(content: file.bytes), kind != .safetensors { throw .notADump(kind) }
        try self.init(SafetensorsFile(file, rules: .checked))
    }

    package init(_ file: SafetensorsFile) throws(WeightsError) {
        try file.metadata.check(kind: "dump")
        var budget = file.budget
        byteCount = budget.demand.byteCounts[.file] ?? 0
        var reader = try ObjectReader(try file.metadata.json(Self.key, &budget), of: Self.key)
        model = try reader.string("model")
        kerasVersion = try reader.string("keras_version")
        backend = try reader.string("backend")
        graphChecksum = try reader.string("graph_checksum")
        let sample = try Self.sample(&reader)
        guard let layers = try reader.required("layers").object else {
            throw reader.invalid("layers", "an object of layers")
        }
        try reader.finish()

        var tensors = DumpTensors(file)
        var inputs: [String: Tensor] = [:]
        for name in file.names where name.hasPrefix(DumpTensors.inputPrefix) {
            let layer = String(name.dropFirst(DumpTensors.inputPrefix.count))
            inputs[layer] = try tensors.take(name, layer: layer)
        }
        var outputs: [String: ReferenceValue] = [:]
        for (layer, description) in zip(layers.keys, layers.values) {
            let shape = try Self.shape(description, of: layer)
            if let input = inputs[layer] {
                guard input.shape == shape else {
                    throw .dumpShapeMismatch(
                        layer: layer, expected: shape.dimensions, found: input.shape.dimensions)
                }
            } else {
                let values = try tensors.take(DumpTensors.outputPrefix + layer, layer: layer)
                outputs[layer] = try ReferenceValue(values, shape: shape, sample: sample, layer: layer)
            }
        }
        photo = try tensors.takePhoto()
        try tensors.finish()
        guard let batch = inputs.values.first?.shape.dimensions.first,
            inputs.values.allSatisfy({ $0.shape.dimensions.first == batch })
        else { throw reader.invalid("layers", "of one batch size, with one input at least") }
        (self.inputs, self.outputs, self.batch) = (inputs, outputs, batch)
        names = layers.keys.filter { outputs[$0] != nil }
    }

    static let key = "serval.dump"

    /// Whether it holds but a sample of some layer's elements.
    package var isSampled: Bool { outputs.values.contains(where: \.isSampled) }

    /// Names of the layers of a graph of which the sample has no element of some channel, so that a difference there is
    /// not seen.
    package func layersMissingChannels(in graph: Graph) -> [String] {
        graph.nodes.map(\.name).filter { (outputs[$0]?.missedChannelCount ?? 0) > 0 }
    }

    /// Checks that the dump was made from this model: the same graph, and for every layer a value of its shape.
    package func check(against model: ModelFile) throws(WeightsError) {
        guard graphChecksum == model.graphChecksum else {
            throw .dumpOfAnotherModel(
                model: self.model, expected: model.graphChecksum, found: graphChecksum,
                difference: difference(to: model))
        }
        let shapes: [Shape]
        do { shapes = try model.network.batched(batch).shapes } catch { throw .invalidGraph(error) }
        for (node, shape) in zip(model.graph.nodes, shapes) where !node.fusedLayers.isEmpty {
            let found: Shape
            if case .input = node.operation {
                guard let input = inputs[node.name] else {
                    throw .dumpTensorMissing(layer: node.name, tensor: DumpTensors.inputPrefix + node.name)
                }
                found = input.shape
            } else {
                guard let output = outputs[node.name] else {
                    throw .dumpTensorMissing(layer: node.name, tensor: DumpTensors.outputPrefix + node.name)
                }
                found = output.shape
            }
            guard found == shape else {
                throw .dumpShapeMismatch(layer: node.name, expected: shape.dimensions, found: found.dimensions)
            }
        }
    }

    /// Checks that the dump was made from the float32 network that this reduced one comes from: inputs are all
    /// there, and what layers both have is of one shape.
    package func check(againstReduced model: ModelFile) throws(WeightsError) {
        guard graphChecksum == model.sourceGraphChecksum ?? model.graphChecksum else {
            throw .dumpOfAnotherModel(
                model: self.model, expected: model.sourceGraphChecksum ?? model.graphChecksum, found: graphChecksum,
                difference: nil)
        }
        let shapes: [Shape]
        do { shapes = try model.network.batched(batch).shapes } catch { throw .invalidGraph(error) }
        for (node, shape) in zip(model.graph.nodes, shapes) {
            var found = outputs[node.name]?.shape
            if case .input = node.operation {
                guard let input = inputs[node.name] else {
                    throw .dumpTensorMissing(layer: node.name, tensor: DumpTensors.inputPrefix + node.name)
                }
                found = input.shape
            }
            if let found, found != shape {
                throw .dumpShapeMismatch(layer: node.name, expected: shape.dimensions, found: found.dimensions)
            }
        }
    }

    /// Where its layers and the model's part. The dump lists them in the order of its model's.
    private func difference(to model: ModelFile) -> GraphDifference {
        let shapes = try? model.network.batched(batch).shapes
        let nodes = model.graph.nodes.enumerated().filter { _, node in
            if case .input = node.operation { false } else { !node.fusedLayers.isEmpty }
        }
        for place in 0..<max(nodes.count, names.count) {
            guard place < names.count else { return .layer(model: nodes[place].element.name, dump: nil) }
            let dump = names[place]
            guard place < nodes.count else { return .layer(model: nil, dump: dump) }
            let (index, node) = nodes[place]
            if node.name != dump { return .layer(model: node.name, dump: dump) }
            if let wanted = shapes?[index], let found = outputs[dump]?.shape, wanted != found {
                return .shape(layer: dump, model: wanted.dimensions, dump: found.dimensions)
            }
        }
        return .options
    }

    private static func sample(_ reader: inout ObjectReader) throws(WeightsError) -> DumpSample? {
        let rule: DumpSample.Rule
        switch reader.optional("sampling") {
        case nil: rule = .even
        case .string(DumpSample.Rule.coprime.rawValue): rule = .coprime
        default: throw reader.invalid("sampling", "\"coprime\", or absent")
        }
        guard case .int(let count) = try reader.required("sample") else {
            guard reader.optional("sample") == .null else { throw reader.invalid("sample", "null or an integer") }
            return nil
        }
        guard count >= 1 else { throw reader.invalid("sample", "null or an integer of 1 or more") }
        return DumpSample(rule, count: count)
    }

    private static func shape(_ description: JSONValue, of layer: String) throws(WeightsError) -> Shape {
        guard let object = description.object else {
            throw .invalidValue(layer: layer, key: "layers", expected: "an object with a shape")
        }
        var reader = ObjectReader(object, of: layer)
        let dimensions = try reader.ints("shape")
        try reader.finish()
        guard !dimensions.isEmpty, let shape = try? Shape(dimensions),
            1...ShapeLimits.standard.elementCount ~= shape.count
        else {
            throw .invalidValue(layer: layer, key: "shape", expected: "dimensions of 1 or more, not too large")
        }
        return shape
    }
}

/// A dump's tensors, each of which must be asked for.
private struct DumpTensors {
    static let inputPrefix = "input:"
    static let outputPrefix = "output:"

    private let file: SafetensorsFile
    private var unread: Set<String>

    init(_ file: SafetensorsFile) {
        self.file = file
        unread = Set(file.names)
    }

    /// A float32 tensor; its values are compared, so they may be anything.
    mutating func take(_ name: String, layer: String) throws(WeightsError) -> Tensor {
        unread.remove(name)
        guard let tensor = file.tensor(named: name) else {
            throw .dumpTensorMissing(layer: layer, tensor: name)
        }
        guard tensor.elementType == .float32 else {
            throw .unsupportedElementType(tensor: name, found: tensor.elementType.rawValue)
        }
        return tensor
    }

    mutating func takePhoto() throws(WeightsError) -> Tensor? {
        unread.remove("photo")
        guard let photo = file.tensor(named: "photo") else { return nil }
        guard photo.elementType == .uint8 else {
            throw .unsupportedElementType(tensor: "photo", found: photo.elementType.rawValue)
        }
        return photo
    }

    func finish() throws(WeightsError) {
        if let name = unread.min() { throw .dumpTensorUnknown(tensor: name) }
    }
}
