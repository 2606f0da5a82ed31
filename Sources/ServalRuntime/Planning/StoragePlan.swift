import ServalGraph
import ServalTensor

/// Where the value of each node lies: in a network input, or at a place of the arena that values may share.
struct StoragePlan {
    /// For each base of `Operand` its place in the arena, in floats; nil for what lies elsewhere or nowhere.
    private(set) var places: [Int?]
    /// The partial sums of each node that leaves such (`RegionDraft.leavesPartialSums`).
    private(set) var partialSums: [Int: Operand] = [:]
    private(set) var memory: MemoryPlan

    /// - Parameters:
    ///   - worksInPlace: for each item whether its value may be written over its input.
    ///   - drafts: the items that follow each other without a barrier, in order. Threads may be at any of them at
    ///     the same time, so that their values are kept apart.
    init(
        graph: Graph, shapes: [Shape], schedule: Schedule, liveness: Liveness, placement: Placement,
        worksInPlace: [Bool], drafts: [RegionDraft]
    ) {
        var storages: [Lifetime] = []
        var storageOf = [Int?](repeating: nil, count: graph.nodes.count)

        let aliases = liveness.aliases
        // A concatenation is needed as long as any slice of it, from the first one that is written.
        var lastReads: [Int: Int] = [:]
        for (node, last) in liveness.lastReads { lastReads[placement.holder(node), default: last].raise(to: last) }
        // For each item the number of its region; behind the last one is the end.
        let regionOf = drafts.indices.flatMap { region in drafts[region].items.map { _ in region } } + [drafts.count]
        /// Whether an item adds a value to its result when its partial sums are added up, in the next region.
        func isAddedLater(_ node: Int, by item: Int) -> Bool {
            guard item < schedule.items.count, drafts[regionOf[item]].leavesPartialSums,
                item == drafts[regionOf[item]].items.upperBound - 1, let reader = schedule.items[item].last
            else { return false }
            return graph.nodes[reader].inputs.dropFirst().contains { placement.holder(aliases[$0]) == node }
        }
        for (position, item) in schedule.items.enumerated() {
            guard let node = item.last.map({ placement.holder($0) }), storageOf[node] == nil else { continue }
            let byteCount =
                graph.nodes[node].quantization == nil
                ? shapes[node].count * MemoryLayout<Float>.stride : QuantizedLayout(shapes[node]).byteCount
            let lastRead = lastReads[node] ?? position
            let end = regionOf[lastRead] + (isAddedLater(node, by: lastRead) ? 1 : 0)
            if node == item.last, worksInPlace[position],
                let source = item.first.flatMap({ graph.nodes[$0].inputs.first }).map({ aliases[$0] }),
                let storage = storageOf[source], lastReads[source] == position
            {
                reuse(storage)
            } else if let source = drafts[regionOf[position]].overwrites[position], let storage = storageOf[source] {
                reuse(storage)
            } else {
                storageOf[node] = storages.count
                storages.append(Lifetime(byteCount: byteCount, firstStep: regionOf[position], lastStep: end))
            }
            func reuse(_ storage: Int) {
                storageOf[node] = storage
                let old = storages[storage]
                storages[storage] = Lifetime(
                    byteCount: max(old.byteCount, byteCount), firstStep: old.firstStep, lastStep: end)
            }
        }
        // Partial sums are added up in the region behind the one that computes them.
        let splitNodes = drafts.indices.filter { drafts[$0].leavesPartialSums }.compactMap { region in
            schedule.items[drafts[region].items.upperBound - 1].last.map { (node: $0, region: region) }
        }
        let firstPartialSums = storages.count
        for (node, region) in splitNodes {
            storages.append(
                Lifetime(
                    byteCount: 2 * shapes[node].count * MemoryLayout<Float>.stride, firstStep: region,
                    lastStep: region + 1))
        }
        let memory = MemoryPlan(storages)
        self.memory = memory
        places = [Int?](repeating: nil, count: Operand.value(graph.nodes.count).base + splitNodes.count)
        for (node, storage) in storageOf.enumerated() {
            places[Operand.value(node).base] = storage.map { memory.offsets[$0] / MemoryLayout<Float>.stride }
        }
        for (index, split) in splitNodes.enumerated() {
            let operand = Operand.partialSums(index, nodeCount: graph.nodes.count)
            partialSums[split.node] = operand
            places[operand.base] = memory.offsets[firstPartialSums + index] / MemoryLayout<Float>.stride
        }
    }
}

extension Int {
    fileprivate mutating func raise(to other: Int) { self = Swift.max(self, other) }
}
