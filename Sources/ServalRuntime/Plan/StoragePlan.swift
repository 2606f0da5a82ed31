import ServalGraph
import ServalTensor

/// Where the value of each node lives: in a network input, or at a place of the arena that values may share.
struct StoragePlan {
    /// The place of each node's value; nil for values that no step stores.
    private(set) var operands: [Operand?]
    /// The place of the parts of each node's sums, where a superstep ends with them (`Superstep.Panels`).
    private(set) var parts: [Int: Operand] = [:]
    private(set) var memory: MemoryPlan

    /// - Parameter groups: the items that follow each other without a barrier, in order. Threads may be at any of them at
    ///   the same time, so that their values are kept apart.
    init(graph: Graph, shapes: [Shape], schedule: Schedule, groups: [SuperstepSelection.Group]) {
        var storages: [Lifetime] = []
        var storageOf = [Int?](repeating: nil, count: graph.nodes.count)
        var inputOf = [Int?](repeating: nil, count: graph.nodes.count)
        for (position, node) in graph.inputs.enumerated() { inputOf[node] = position }

        let aliases = Self.resolveAliases(graph, shapes)
        let lastReads = Self.lastReads(graph, schedule, aliases)
        // For each item the number of its group; behind the last one is the end.
        let groupOf = groups.indices.flatMap { group in groups[group].items.map { _ in group } } + [groups.count]
        for (position, item) in schedule.items.enumerated() {
            guard let node = item.last else { continue }
            let byteCount =
                graph.nodes[node].quantization == nil
                ? shapes[node].count * MemoryLayout<Float>.stride : ByteLayout(shapes[node]).byteCount
            let end = groupOf[lastReads[node] ?? position]
            if item.count == 1, graph.nodes[node].operation.canWorkInPlace,
                let source = graph.nodes[node].inputs.first.map({ aliases[$0] }),
                let storage = storageOf[source], lastReads[source] == position
            {
                reuse(storage)
            } else if let source = Self.replaceable(
                by: position, in: groups[groupOf[position]], schedule, shapes, lastReads),
                graph.nodes[source].quantization == nil, graph.nodes[node].quantization == nil,
                let storage = storageOf[source]
            {
                reuse(storage)
            } else {
                storageOf[node] = storages.count
                storages.append(Lifetime(byteCount: byteCount, firstStep: groupOf[position], lastStep: end))
            }
            func reuse(_ storage: Int) {
                storageOf[node] = storage
                let old = storages[storage]
                storages[storage] = Lifetime(
                    byteCount: max(old.byteCount, byteCount), firstStep: old.firstStep, lastStep: end)
            }
        }
        // Parts are added up in the superstep behind the one that computes them.
        let parted = groups.indices.filter { groups[$0].leavesParts }.compactMap { group in
            schedule.items[groups[group].items.upperBound - 1].last.map { (node: $0, group: group) }
        }
        let firstParts = storages.count
        for (node, group) in parted {
            storages.append(
                Lifetime(
                    byteCount: 2 * shapes[node].count * MemoryLayout<Float>.stride, firstStep: group,
                    lastStep: group + 1))
        }
        let memory = MemoryPlan(storages)
        self.memory = memory
        for (position, entry) in parted.enumerated() {
            parts[entry.node] = Operand(
                base: Operand.arenaBase,
                offset: memory.offsets[firstParts + position] / MemoryLayout<Float>.stride)
        }
        operands = graph.nodes.indices.map { index in
            let source = aliases[index]
            if let input = inputOf[source] { return Operand(base: Operand.firstInputBase + input, offset: 0) }
            return storageOf[source].map {
                Operand(base: Operand.arenaBase, offset: memory.offsets[$0] / MemoryLayout<Float>.stride)
            }
        }
    }

    /// A value whose rows an item may overwrite with the same rows of its own: one of the same shape that items before it,
    /// in a group that goes row by row, have written and read for the last time.
    private static func replaceable(
        by position: Int, in group: SuperstepSelection.Group, _ schedule: Schedule, _ shapes: [Shape],
        _ lastReads: [Int: Int]
    ) -> Int? {
        guard case .rows = group.axis, let node = schedule.items[position].last else { return nil }
        for earlier in group.items.prefix(while: { $0 < position }) {
            guard let value = schedule.items[earlier].last, let lastRead = lastReads[value] else { continue }
            if lastRead < position, shapes[value] == shapes[node] { return value }
        }
        return nil
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
