import ServalGraph
import ServalWeights

/// Changes a model file: its network, its description, its tensors, its bytes.
enum ModelMutation {
    private static let graphKey = "serval.graph"

    static func mutate(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        guard !mutator.random.oneIn(12), var parts = ContainerParts(input) else {
            return GraphGenerator.model(&mutator.random)
        }
        switch mutator.random.below(16) {
        case 0: return mutator.bytes(input)
        case 1 where !parts.metadata.isEmpty: parts.mutateMetadata(&mutator)
        case 2...4: for _ in 0..<mutator.random.int(1...2) { parts.mutateParts(&mutator) }
        case 5...9:
            if let larger = enlarged(input, &mutator) { return larger }
            fallthrough
        default:
            guard let text = parts[graphKey], let graph = try? JSONParser.parse(text) else {
                return GraphGenerator.model(&mutator.random)
            }
            var mutation = GraphTextMutation(graph)
            for _ in 0..<mutator.random.int(1...3) { mutation.mutate(&mutator) }
            parts[graphKey] = mutation.graph.text()
            if mutator.random.oneIn(8) { parts.mutateParts(&mutator) }
        }
        return parts.serialized()
    }

    /// The network with further layers; nil where it is none.
    private static func enlarged(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8]? {
        guard
            let container = try? SafetensorsFile(
                MappedFile(copying: input), rules: .checked, limits: ModelTarget.limits),
            let model = try? ModelFile(container, limits: ModelTarget.limits),
            var generator = GraphGenerator(model.network, random: mutator.random)
        else { return nil }
        for _ in 0..<mutator.random.int(1...2) {
            if model.graph.isQuantized { generator.addQuantizedLayer() } else { generator.addLayer() }
        }
        mutator.random = generator.random
        return generator.file(metadata: [])
    }
}
