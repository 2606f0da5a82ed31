import ServalGraph
import ServalTensor

/// Writes models that were made from others.
package enum ModelFileWriter {
    /// A file of another graph with the same pre-processing and task.
    ///
    /// - Parameters:
    ///   - graph: made from `source`'s graph, whose dumps it can be compared with.
    ///   - equalizedLayers: those whose channels were rescaled.
    ///   - producer: who made it.
    package static func serialized(
        _ graph: Graph, madeFrom source: ModelFile, equalizedLayers: [String] = [], producer: String
    ) -> [UInt8] {
        var writer = GraphWriter()
        let graph = writer.json(of: graph).text()
        var metadata = header(producer: producer) + source.descriptions
        metadata.append((ModelFile.sourceKey, source.sourceGraphChecksum ?? source.graphChecksum))
        if !equalizedLayers.isEmpty {
            metadata.append((ModelFile.equalizedKey, JSONValue.array(equalizedLayers.map(JSONValue.string)).text()))
        }
        var file = SafetensorsWriter(metadata: metadata + [(GraphReader.key, graph)])
        for (name, tensor) in writer.tensors { file.add(tensor, named: name) }
        return file.serialized()
    }

    /// The same model with its kernels stored in half precision.
    ///
    /// Vectors, such as biases and the statistics of batch normalization, and kernels with numbers too large for half
    /// precision keep their type. The graph's text stays as it is, so that dumps of the model still belong to it.
    ///
    /// - Parameter source: a model file.
    package static func inHalfPrecision(_ source: SafetensorsFile, producer: String) throws(WeightsError) -> [UInt8] {
        try source.metadata.check(kind: "model")
        var metadata = header(producer: producer)
        for key in [Preprocessing.key, ModelTask.key, ModelFile.sourceKey, GraphReader.key] {
            if let value = source.metadata[key] { metadata.append((key, value)) }
        }
        var file = SafetensorsWriter(metadata: metadata)
        for name in source.names {
            guard let tensor = source.tensor(named: name) else { continue }
            let isVector = tensor.shape.dimensions.filter { $0 > 1 }.count <= 1
            let isKernel = tensor.elementType == .float32 && !isVector
            file.add(isKernel ? tensor.narrowed() ?? tensor : tensor, named: name)
        }
        return file.serialized()
    }

    private static func header(producer: String) -> [(key: String, value: String)] {
        [
            ("serval.format_version", FormatVersion.second.rawValue), ("serval.kind", "model"),
            ("serval.producer", producer),
        ]
    }
}
