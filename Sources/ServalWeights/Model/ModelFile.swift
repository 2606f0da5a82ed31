import ServalGraph
import ServalTensor

/// A network as its file states it: validated whole, its weights in the file's memory.
package struct ModelFile: Sendable {
    /// For one image a run.
    package let network: ShapedGraph
    package var graph: Graph { network.graph }
    /// How a photo becomes the input; nil when the file leaves that to the program.
    package let preprocessing: Preprocessing?
    /// What the output means; nil when the file leaves that open.
    package let task: ModelTask?
    /// Who wrote the file.
    package let producer: String
    /// Which graph a reference dump must have been made from.
    package let graphChecksum: String
    /// The checksum of the float32 graph that this one was made from by quantization; nil for others.
    package let sourceGraphChecksum: String?
    /// Layers whose channels were rescaled before quantization, so that their values are not those of the source's.
    package let equalizedLayers: Set<String>
    /// Bytes of the file's weights by the type that they are stored in.
    package let storedByteCounts: [ElementType: Int]
    /// The entries of the metadata that are not about the graph or the file: pre-processing and task as text.
    package let descriptions: [(key: String, value: String)]

    /// What the file has demanded so far of the memory that its size allows.
    package let budget: MemoryBudget
    /// Where weights that are widened or scaled lie while they are read.
    package let scratch = ScratchMemory()
    package let limits: ModelLimits

    package init(path: String, limits: ModelLimits = ModelLimits()) throws(WeightsError) {
        try self.init(Self.open(path), limits: limits)
    }

    /// A model file's tensors and metadata as they are, the network not looked at.
    package static func container(
        _ file: MappedFile, limits: ModelLimits = ModelLimits()
    ) throws(WeightsError) -> SafetensorsFile {
        if let kind = ContentKind(content: file.bytes), kind != .safetensors { throw .notAModel(kind) }
        return try SafetensorsFile(file, rules: .checked, limits: limits)
    }

    /// - Throws: `WeightsError.notAModel` for a folder, and what `MappedFile` throws.
    package static func open(_ path: String) throws(WeightsError) -> MappedFile {
        if let kind = ContentKind(folder: path) { throw .notAModel(kind) }
        return try MappedFile(path: path)
    }

    package init(_ file: MappedFile, limits: ModelLimits = ModelLimits()) throws(WeightsError) {
        try self.init(Self.container(file, limits: limits), limits: limits)
    }

    package init(_ file: SafetensorsFile, limits: ModelLimits = ModelLimits()) throws(WeightsError) {
        var budget = file.budget
        try file.metadata.check(kind: "model")
        self.limits = limits
        producer = file.metadata["serval.producer"] ?? "unknown"
        graphChecksum = XXH64.checksum(try file.metadata.text(GraphReader.key))
        sourceGraphChecksum = file.metadata[Self.sourceKey]
        if file.metadata[Self.equalizedKey] == nil {
            equalizedLayers = []
        } else {
            guard let names = try file.metadata.json(Self.equalizedKey, &budget).strings else {
                throw .metadataInvalid(key: Self.equalizedKey, expected: "a list of layers' names")
            }
            equalizedLayers = Set(names)
        }
        storedByteCounts = file.names.compactMap { file.tensor(named: $0) }
            .reduce(into: [:]) { $0[$1.elementType, default: 0] += $1.byteCount }
        descriptions = [Preprocessing.key, ModelTask.key].compactMap { key in
            file.metadata[key].map { (key, $0) }
        }
        let description = try file.metadata.json(GraphReader.key, &budget)
        (network, budget) = try GraphReader.read(description, in: WeightSource(file, scratch: scratch, budget: budget))
        preprocessing =
            file.metadata[Preprocessing.key] == nil
            ? nil : try Preprocessing(try file.metadata.json(Preprocessing.key, &budget))
        task = file.metadata[ModelTask.key] == nil ? nil : try ModelTask(try file.metadata.json(ModelTask.key, &budget))
        self.budget = budget
        try checkConsistency()
    }

    /// Whether the network is not the one that its dump was made from, but rounded: in 8 bits or half precision.
    package var isReduced: Bool { graph.isQuantized || storedByteCounts[.float16] != nil }

    static let equalizedKey = "serval.equalized_layers"
    static let sourceKey = "serval.source_graph"

    /// Whether pre-processing and task fit the network.
    private func checkConsistency() throws(WeightsError) {
        let (graph, shapes) = (network.graph, network.shapes)
        // Programs make inputs before they compile the model.
        var session = budget
        try session.count(
            graph.inputs.reduce(0) {
                saturatingSum($0, saturatingProduct(shapes[$1].count, MemoryLayout<Float>.stride))
            },
            for: .ports)
        if let preprocessing {
            let found = [preprocessing.height, preprocessing.width, preprocessing.color.channels]
            let expected = Array(shapes[graph.inputs[0]].dimensions.dropFirst())
            guard found == expected else { throw .preprocessingMismatch(expected: expected, found: found) }
        }
        try task?.checkClasses(outputCount: shapes[graph.outputs[0]].count)
        if let task, let expected = task.outputCount {
            let found = shapes[graph.outputs[0]].count
            guard found == expected else {
                throw .taskMismatch(task: task.name, expected: expected, found: found)
            }
        }
        if let decoding = task?.decoding {
            try decoding.check(input: shapes[graph.inputs[0]], outputs: graph.outputs.map { shapes[$0] })
        }
    }
}
