import ServalWeights

extension ContainerParts {
    /// One change of an entry of the metadata: of its JSON where it holds any.
    ///
    /// - Precondition: there is an entry.
    mutating func mutateMetadata(_ mutator: inout Mutator, exceptGraph: Bool = false) {
        let index = mutator.random.below(metadata.count)
        let (key, value) = metadata[index]
        if exceptGraph, key == "serval.graph" { return }
        switch mutator.random.below(12) {
        case 0: metadata.remove(at: index)
        case 1: metadata[index].key = mutator.string(key)
        case 2: metadata[index].value = mutator.string(value)
        default:
            guard let json = try? JSONParser.parse(value) else {
                metadata[index].value = mutator.random.pick(["1", "2", "3", "model", "dump", "", "{}", "[]"])
                return
            }
            metadata[index].value = mutator.json(json).text()
        }
    }
}
