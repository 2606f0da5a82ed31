import ServalGraph
import ServalKernelInterface
import ServalTensor

/// Decides which items of the schedule follow each other without a barrier between threads (`Superstep`).
struct SuperstepSelection {
    /// Items that follow each other, each compiled to one step unless it is alone.
    struct Group {
        var items: Range<Int>
        var axis: Superstep.Axis
        /// 0 for those of a step by itself, which the step knows.
        var unitCount: Int
        /// For items of a group by rows the value whose place each takes over.
        var replaced: [Int: Int] = [:]

        var leavesParts: Bool {
            if case .panels(let panels) = axis { panels.leavesParts } else { false }
        }
    }

    /// Multiply-adds below which a step is done sooner by one thread than two threads have met.
    private static let leastSharedWork = 20_000
    /// Share of the second-level cache by which a superstep's maps may outgrow those of its steps.
    private static let addedShare = 0.3

    let graph: Graph
    let shapes: [Shape]
    let schedule: Schedule
    let liveness: Liveness
    /// For each node that is a 1x1 convolution in float32 by itself.
    let forms: [Int: PointwiseForm]
    let caches: CacheSizes
    /// Whether a sum may be left in parts at the end of a superstep, which then has as many units as the sum has parts.
    let leavesParts: Bool

    func groups() -> [Group] {
        var groups: [Group] = []
        for item in schedule.items.indices {
            if let last = groups.last, let joined = join(item, to: last) {
                groups[groups.count - 1] = joined
            } else {
                groups.append(start(item, after: groups.last))
            }
        }
        for index in groups.indices {
            guard case .rows = groups[index].axis else { continue }
            let items = groups[index].items
            for item in items { groups[index].replaced[item] = replaced(by: item, in: items) }
        }
        return groups
    }

    private func start(_ item: Int, after group: Group?) -> Group {
        let items = item..<item + 1
        if isTiny(item) { return Group(items: items, axis: .whole, unitCount: 1) }
        if group?.leavesParts == true, let layout = tallLayout(item) {
            // One image: the panels of the layout are all.
            return Group(
                items: items,
                axis: .panels(.init(count: layout.panelCount, sumsParts: true, leavesParts: false)),
                unitCount: layout.panelCount)
        }
        return Group(items: items, axis: .units, unitCount: 0)
    }

    private func join(_ item: Int, to group: Group) -> Group? {
        var joined = group
        joined.items = group.items.lowerBound..<item + 1
        switch group.axis {
        case .whole:
            return isTiny(item) ? joined : nil
        case .rows:
            return readsRows(item) && fitsCache(joined.items) ? joined : nil
        case .units:
            if let rows = rowCount(item - 1), readsRows(item), fitsCache(joined.items) {
                (joined.axis, joined.unitCount) = (.rows, rows)
                return joined
            }
            let panels = Superstep.Panels(count: 0, sumsParts: false, leavesParts: false)
            return join(item, to: panels, joined)
        case .panels(let panels):
            return panels.leavesParts ? nil : join(item, to: panels, joined)
        }
    }

    // MARK: Rows

    /// The rows of all images, if the item can be computed row by row, whatever it reads.
    private func rowCount(_ item: Int) -> Int? {
        let nodes = schedule.items[item]
        guard let node = nodes.last, shapes[node].rank == 4 else { return nil }
        let rows = shapes[node][0] * shapes[node][1]
        if nodes.count > 1 { return rows }
        guard isOneStep(node) else { return nil }
        switch graph.nodes[node].operation {
        case .convolution(let convolution):
            return !convolution.isPointwise || isByRows(node) ? rows : nil
        case .depthwiseConvolution(let convolution):
            let isByRows =
                graph.precision(of: node) == .integer
                || !DepthwiseStep.isSplitByChannels(mapHeight: shapes[node][1], multiplier: convolution.kernel.shape[3])
            return isByRows ? rows : nil
        default: return nil
        }
    }

    /// Whether the item is a 1x1 convolution of the value just before it, computed row by row.
    private func readsRows(_ item: Int) -> Bool {
        guard let node = single(item), case .convolution(let convolution) = graph.nodes[node].operation else {
            return false
        }
        return convolution.isPointwise && isByRows(node) && isOneStep(node) && readsItemBefore(item)
    }

    /// Whether one step computes the node's value, rather than a second one its activation.
    private func isOneStep(_ node: Int) -> Bool { PlanCompiler.activationStep(of: node, in: graph) == nil }

    /// Whether a superstep by rows keeps little more in the second-level cache than its steps would one after the other: its
    /// maps lie apart, where those of single steps take each other's places.
    private func fitsCache(_ items: Range<Int>) -> Bool {
        let kept = items.filter { replaced(by: $0, in: items) == nil }
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
            ? shapes[node].count * MemoryLayout<Float>.stride : ByteLayout(shapes[node]).byteCount
    }

    /// A value whose rows an item may overwrite with the same rows of its own: one of the same shape that items before it,
    /// in a superstep by rows, have written and read for the last time.
    private func replaced(by item: Int, in items: Range<Int>) -> Int? {
        guard let node = schedule.items[item].last, graph.nodes[node].quantization == nil else { return nil }
        for earlier in items.prefix(while: { $0 < item }) {
            guard let value = schedule.items[earlier].last, let lastRead = liveness.lastReads[value] else { continue }
            if lastRead < item, shapes[value] == shapes[node], graph.nodes[value].quantization == nil { return value }
        }
        return nil
    }

    /// Whether a 1x1 convolution by itself is computed by units of which a row is a multiple.
    private func isByRows(_ node: Int) -> Bool {
        let shape = shapes[node]
        switch forms[node] {
        case .strassen(let layout): return shape[2] % layout.blockPixels == 0
        case .tallStrassen: return false
        // The split by panels is for fewer pixels.
        case .plain: return shape[0] * shape[1] * shape[2] > PointwiseStep.fewPixels
        case nil: return shape[0] * shape[1] * shape[2] > IntegerPointwiseStep.fewPixels
        }
    }

    // MARK: Panels

    /// - Parameter group: the group with the item.
    private func join(_ item: Int, to panels: Superstep.Panels, _ group: Group) -> Group? {
        guard let node = single(item), graph.precision(of: node) == .float, readsItemBefore(item) else { return nil }
        var (panels, group) = (panels, group)
        if let layout = tallLayout(item - 1), treatsChannelsAlone(node) {
            panels.count = layout.panelCount
            group.unitCount = layout.panelCount * shapes[node][0]
        } else if leavesParts, isDepthwiseByChannels(item - 1), let layout = tallLayout(item), layout.parts > 1,
            shapes[node][0] == 1, tallLayout(item + 1) != nil, readsOnlyItemBefore(item + 1)
        {
            (panels.count, panels.leavesParts) = (layout.blocks, true)
            group.unitCount = layout.parts
        } else {
            return nil
        }
        group.axis = .panels(panels)
        return group
    }

    private func tallLayout(_ item: Int) -> TallStrassenLayout? {
        guard schedule.items.indices.contains(item), let node = single(item),
            case .tallStrassen(let layout) = forms[node]
        else { return nil }
        return layout
    }

    /// Whether each channel of the value is computed from the same channel of the input, and the step goes by channels.
    private func treatsChannelsAlone(_ node: Int) -> Bool {
        switch graph.nodes[node].operation {
        case .depthwiseConvolution(let convolution):
            convolution.kernel.shape[3] == 1
                && DepthwiseStep.isSplitByChannels(mapHeight: shapes[node][1], multiplier: 1)
        case .globalPooling: true
        default: false
        }
    }

    private func isDepthwiseByChannels(_ item: Int) -> Bool {
        guard let node = single(item), case .depthwiseConvolution = graph.nodes[node].operation else { return false }
        return treatsChannelsAlone(node)
    }

    // MARK: Items

    /// The item's node, if it is a single one.
    private func single(_ item: Int) -> Int? {
        schedule.items[item].count == 1 ? schedule.items[item].first : nil
    }

    private func readsItemBefore(_ item: Int) -> Bool {
        guard item > 0, let node = single(item), let source = graph.nodes[node].inputs.first else { return false }
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
        guard let node = single(item) else { return false }
        let work: Int
        switch graph.nodes[node].operation {
        case .convolution, .depthwiseConvolution, .separableConvolution: return false
        case .dense(let dense): work = shapes[node].count * dense.kernel.shape[0]
        default:
            work = SuperstepShares.elementWork * ([node] + graph.nodes[node].inputs).reduce(0) { $0 + shapes[$1].count }
        }
        return work < Self.leastSharedWork
    }
}
