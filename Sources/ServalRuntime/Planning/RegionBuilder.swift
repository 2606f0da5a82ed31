import ServalGraph
import ServalKernelInterface
import ServalTensor

/// Decides which items of the schedule follow each other without a barrier between threads (`Region`).
///
/// What an operator can do it is asked (`PlannedOperator.axes`, `wholeMapProduct`); what the builder itself looks at is who reads what, and how
/// large that is.
struct RegionBuilder {
    /// Multiply-adds below which a step is done sooner by one thread than two threads have met.
    private static let leastSharedWork = 20_000
    /// Share of the second-level cache by which a region's maps may outgrow those of its steps.
    private static let addedShare = 0.3

    let graph: Graph
    let shapes: [Shape]
    let schedule: Schedule
    let liveness: Liveness
    let placement: Placement
    let steps: [Step]
    /// The steps of each item.
    let stepsOfItems: [Range<Int>]
    let caches: CacheSizes
    /// Whether sums may be left as partial sums at the end of a region, which then has as many tasks as a sum has parts.
    let splitsSums: Bool

    func drafts() -> [RegionDraft] {
        var drafts: [RegionDraft] = []
        for item in schedule.items.indices {
            if let last = drafts.last, let joined = join(item, to: last) {
                drafts[drafts.count - 1] = joined
            } else {
                drafts.append(start(item, after: drafts.last))
            }
        }
        for index in drafts.indices {
            guard case .rows = drafts[index].axis else { continue }
            let items = drafts[index].items
            for item in items { drafts[index].overwrites[item] = overwritten(by: item, in: items) }
        }
        return drafts
    }

    private func start(_ item: Int, after draft: RegionDraft?) -> RegionDraft {
        let items = item..<item + 1
        if isTiny(item) { return RegionDraft(items: items, axis: .whole, taskCount: 1) }
        if draft?.leavesPartialSums == true, let layout = wholeMapProduct(item)?.layout {
            // One image: the panels of the layout are all.
            return RegionDraft(
                items: items,
                axis: .channels(
                    .init(panelCount: layout.panelCount, reducesPartialSums: true, leavesPartialSums: false)),
                taskCount: layout.panelCount)
        }
        return RegionDraft(items: items, axis: .tasks, taskCount: 0)
    }

    private func join(_ item: Int, to draft: RegionDraft) -> RegionDraft? {
        var joined = draft
        joined.items = draft.items.lowerBound..<item + 1
        switch draft.axis {
        case .whole:
            return isTiny(item) ? joined : nil
        case .rows:
            return readsSameRows(item) && fitsCache(joined.items) ? joined : nil
        case .tasks:
            if let rows = rowCount(item - 1), readsSameRows(item), fitsCache(joined.items) {
                (joined.axis, joined.taskCount) = (.rows, rows)
                return joined
            }
            return join(
                item, to: .init(panelCount: 0, reducesPartialSums: false, leavesPartialSums: false), joined)
        case .channels(let channels):
            return channels.leavesPartialSums ? nil : join(item, to: channels, joined)
        }
    }

    // MARK: Rows

    /// The rows of all images, if the item can be computed row by row, whatever it reads.
    private func rowCount(_ item: Int) -> Int? {
        guard let planned = planned(item), planned.axes.contains(.rows), let node = schedule.items[item].last else {
            return nil
        }
        return shapes[node][0] * shapes[node][1]
    }

    /// Whether each row of the item's value is computed from the same row of the value just before it.
    private func readsSameRows(_ item: Int) -> Bool {
        guard let planned = planned(item) else { return false }
        return planned.axes.isSuperset(of: [.rows, .sameRows]) && readsItemBefore(item)
    }

    /// Whether a region by rows keeps little more in the second-level cache than its steps would one after the other: its
    /// maps lie apart, where those of single steps take each other's places.
    private func fitsCache(_ items: Range<Int>) -> Bool {
        let kept = items.filter { overwritten(by: $0, in: items) == nil }
        let together = inputByteCount(items.lowerBound) + kept.reduce(0) { $0 + outputByteCount($1) }
        let alone = items.map { inputByteCount($0) + outputByteCount($0) }.max() ?? 0
        return Double(together - alone) <= Self.addedShare * Double(caches.level2)
    }

    private func inputByteCount(_ item: Int) -> Int {
        schedule.items[item].first.flatMap { graph.nodes[$0].inputs.first }.map(byteCount) ?? 0
    }

    private func outputByteCount(_ item: Int) -> Int { schedule.items[item].last.map(byteCount) ?? 0 }

    private func byteCount(_ node: Int) -> Int {
        graph.nodes[node].quantization == nil
            ? shapes[node].count * MemoryLayout<Float>.stride : QuantizedLayout(shapes[node]).byteCount
    }

    /// A value whose rows an item may overwrite with the same rows of its own: one of the same shape that items before it,
    /// in a region by rows, have written and read for the last time.
    private func overwritten(by item: Int, in items: Range<Int>) -> Int? {
        guard let node = schedule.items[item].last, graph.nodes[node].quantization == nil,
            !placement.sharesMemory(node)
        else { return nil }
        for earlier in items.prefix(while: { $0 < item }) {
            guard let value = schedule.items[earlier].last, !placement.sharesMemory(value),
                let lastRead = liveness.lastReads[value]
            else { continue }
            if lastRead < item, shapes[value] == shapes[node], graph.nodes[value].quantization == nil { return value }
        }
        return nil
    }

    // MARK: Channels

    /// - Parameter draft: the draft with the item.
    private func join(_ item: Int, to channels: RegionDraft.Channels, _ draft: RegionDraft) -> RegionDraft? {
        guard let node = single(item), readsItemBefore(item) else { return nil }
        var (channels, draft) = (channels, draft)
        if let layout = wholeMapProduct(item - 1)?.layout, goesByChannels(item) {
            channels.panelCount = layout.panelCount
            draft.taskCount = layout.panelCount * shapes[node][0]
        } else if splitsSums, goesByChannels(item - 1), let product = wholeMapProduct(item), product.partCount > 1,
            shapes[node][0] == 1, wholeMapProduct(item + 1) != nil, readsOnlyItemBefore(item + 1)
        {
            (channels.panelCount, channels.leavesPartialSums) = (product.layout.blocks, true)
            draft.taskCount = product.partCount
        } else {
            return nil
        }
        draft.axis = .channels(channels)
        return draft
    }

    private func wholeMapProduct(_ item: Int) -> WholeMapStrassenOperator? { planned(item)?.wholeMapProduct }

    private func goesByChannels(_ item: Int) -> Bool { planned(item)?.axes.contains(.channels) ?? false }

    // MARK: Items

    /// The operator of an item that is one step.
    private func planned(_ item: Int) -> (any PlannedOperator)? {
        guard stepsOfItems.indices.contains(item), stepsOfItems[item].count == 1 else { return nil }
        return steps[stepsOfItems[item].lowerBound].operator
    }

    /// The item's node, if it is a single one.
    private func single(_ item: Int) -> Int? {
        schedule.items[item].count == 1 ? schedule.items[item].first : nil
    }

    private func readsItemBefore(_ item: Int) -> Bool {
        guard item > 0, let node = schedule.items[item].first, let source = graph.nodes[node].inputs.first else {
            return false
        }
        return source == schedule.items[item - 1].last
    }

    /// Whether the value of the item before is the item's input, and not what it adds to its result.
    private func readsOnlyItemBefore(_ item: Int) -> Bool {
        guard readsItemBefore(item), let node = single(item), let source = graph.nodes[node].inputs.first else {
            return false
        }
        return !graph.nodes[node].inputs.dropFirst().contains(source)
    }

    private func isTiny(_ item: Int) -> Bool {
        let steps = steps[stepsOfItems[item]]
        guard let node = single(item), steps.allSatisfy({ $0.operator.axes.contains(.whole) }) else { return false }
        let products = steps.reduce(0) { $0 + $1.multiplyAdds }
        let elements = ([node] + graph.nodes[node].inputs).reduce(0) { $0 + shapes[$1].count }
        return (products > 0 ? products : WorkEstimate.elementWork * elements) < Self.leastSharedWork
    }
}
