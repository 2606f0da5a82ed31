import ServalGraph
import ServalTensor

/// Where the value of each node lives: in a network input, or at a place of the arena that values may share.
struct StoragePlan {
    /// The place of each node's value; nil for values that no step stores.
    private(set) var operands: [Operand?]
    private(set) var memory: MemoryPlan

    init(graph: Graph, shapes: [Shape], schedule: Schedule) {
        var storages: [Lifetime] = []
        var storageOf = [Int?](repeating: nil, count: graph.nodes.count)
        var inputOf = [Int?](repeating: nil, count: graph.nodes.count)
        for (position, node) in graph.inputs.enumerated() { inputOf[node] = position }

        let aliases = Self.resolveAliases(graph, shapes)
        let lastReads = Self.lastReads(graph, schedule, aliases)
        for (position, item) in schedule.items.enumerated() {
            guard let node = item.last else { continue }
            let byteCount =
                graph.nodes[node].quantization == nil
                ? shapes[node].count * MemoryLayout<Float>.stride : ByteLayout(shapes[node]).byteCount
            let end = lastReads[node] ?? position
            if item.count == 1, graph.nodes[node].operation.canWorkInPlace,
                let source = graph.nodes[node].inputs.first.map({ aliases[$0] }),
                let storage = storageOf[source], lastReads[source] == position
            {
                storageOf[node] = storage
                let old = storages[storage]
                storages[storage] = Lifetime(
                    byteCount: max(old.byteCount, byteCount), firstStep: old.firstStep, lastStep: end)
            } else {
                storageOf[node] = storages.count
                storages.append(Lifetime(byteCount: byteCount, firstStep: position, lastStep: end))
            }
        }
        let memory = MemoryPlan(storages)
        self.memory = memory
        operands = graph.nodes.indices.map { index in
            let source = aliases[index]
            if let input = inputOf[source] { return Operand(base: Operand.firstInputBase + input, offset: 0) }
            return storageOf[source].map {
                Operand(base: Operand.arenaBase, offset: memory.offsets[$0] / MemoryLayout<Float>.stride)
            }
        }
    }

    /// For each node the node whose elements it shows.
    private static func resolveAliases(_ graph: Graph, _ shapes: [Shape]) -> [Int] {
        var sources: [Int] = []
        for (index, node) in graph.nodes.enumerated() {
            sources.append(graph.isAlias(index, shapes: shapes) ? sources[node.inputs[0]] : index)
        }
        return sources
    }

    /// For each stored value the position of the last step that reads it; the end for the network's outputs.
    private static func lastReads(_ graph: Graph, _ schedule: Schedule, _ aliases: [Int]) -> [Int: Int] {
        var last: [Int: Int] = [:]
        for (position, item) in schedule.items.enumerated() {
            for node in item {
                for input in graph.nodes[node].inputs { last[aliases[input]] = position }
            }
        }
        for output in graph.outputs { last[aliases[output]] = schedule.items.count }
        return last
    }
}
