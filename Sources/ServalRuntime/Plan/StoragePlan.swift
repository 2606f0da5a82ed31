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
    init(
        graph: Graph, shapes: [Shape], schedule: Schedule, liveness: Liveness, groups: [SuperstepSelection.Group]
    ) {
        var storages: [Lifetime] = []
        var storageOf = [Int?](repeating: nil, count: graph.nodes.count)
        var inputOf = [Int?](repeating: nil, count: graph.nodes.count)
        for (position, node) in graph.inputs.enumerated() { inputOf[node] = position }

        let (aliases, lastReads) = (liveness.aliases, liveness.lastReads)
        // For each item the number of its group; behind the last one is the end.
        let groupOf = groups.indices.flatMap { group in groups[group].items.map { _ in group } } + [groups.count]
        /// Whether an item adds a value to its result when the parts of its sums are added up, in the next group.
        func isAddedLater(_ node: Int, by item: Int) -> Bool {
            guard item < schedule.items.count, groups[groupOf[item]].leavesParts,
                item == groups[groupOf[item]].items.upperBound - 1, let reader = schedule.items[item].last
            else { return false }
            return graph.nodes[reader].inputs.dropFirst().contains { aliases[$0] == node }
        }
        for (position, item) in schedule.items.enumerated() {
            guard let node = item.last else { continue }
            let byteCount =
                graph.nodes[node].quantization == nil
                ? shapes[node].count * MemoryLayout<Float>.stride : ByteLayout(shapes[node]).byteCount
            let lastRead = lastReads[node] ?? position
            let end = groupOf[lastRead] + (isAddedLater(node, by: lastRead) ? 1 : 0)
            if item.count == 1, graph.nodes[node].operation.canWorkInPlace,
                let source = graph.nodes[node].inputs.first.map({ aliases[$0] }),
                let storage = storageOf[source], lastReads[source] == position
            {
                reuse(storage)
            } else if let source = groups[groupOf[position]].replaced[position], let storage = storageOf[source] {
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
}
