import ServalGraph
import ServalWeights

extension Graph {
    /// The bytes of a model file of this network, without pre-processing and task.
    ///
    /// - Precondition: the graph is valid and holds no conversions.
    package var modelFile: [UInt8] {
        var writer = GraphWriter()
        let description = writer.json(of: self).text()
        var file = SafetensorsWriter(metadata: [
            ("serval.format_version", "2"), ("serval.kind", "model"), ("serval.graph", description),
        ])
        for (name, tensor) in writer.tensors { file.add(tensor, named: name) }
        return file.serialized()
    }
}
