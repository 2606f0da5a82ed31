extension Graph {
    /// Nodes that compute in float32 between values kept in 8 bits: they read such a value, and make one, each by themselves or
    /// through others in float32.
    package var floatIslands: [Int] {
        let isFloat = nodes.indices.map { precision(of: $0) == .float }
        var readsQuantized = [Bool](repeating: false, count: nodes.count)
        for (index, node) in nodes.enumerated() where isFloat[index] {
            readsQuantized[index] = node.inputs.contains {
                isFloat[$0] ? readsQuantized[$0] : nodes[$0].quantization != nil
            }
        }
        var makesQuantized = [Bool](repeating: false, count: nodes.count)
        for index in nodes.indices.reversed() where isFloat[index] {
            makesQuantized[index] = makesQuantized[index] || nodes[index].quantization != nil
            if makesQuantized[index] {
                for input in nodes[index].inputs where isFloat[input] { makesQuantized[input] = true }
            }
        }
        return nodes.indices.filter { readsQuantized[$0] && makesQuantized[$0] }
    }
}
