extension RegionBuilder {
    /// The regions of a draft: one, or one for each step of an item by itself.
    ///
    /// - Parameter partialSums: the place of the partial sums of each node that leaves such.
    func regions(_ draft: RegionDraft, partialSums: [Int: Operand]) -> [Region] {
        let range =
            stepsOfItems[draft.items.lowerBound].lowerBound..<stepsOfItems[draft.items.upperBound - 1].upperBound
        switch draft.axis {
        case .tasks: return range.map { Region(step: $0, of: steps) }
        case .whole: return [Region(steps: range, axis: .whole, taskCount: draft.taskCount, of: steps)]
        case .rows:
            assert(range.count == draft.items.count, "one step for each item")
            return [Region(steps: range, axis: .rows, taskCount: draft.taskCount, of: steps)]
        case .channels(let channels):
            let stages = channelStages(range, channels, partialSums: partialSums)
            return [Region(steps: range, axis: .channels(stages), taskCount: draft.taskCount, of: steps)]
        }
    }

    private func channelStages(
        _ range: Range<Int>, _ channels: RegionDraft.Channels, partialSums: [Int: Operand]
    ) -> ChannelStages {
        func splitSum(_ step: Step) -> SplitSum {
            guard let product = step.operator.wholeMapProduct, let place = partialSums[step.node] else {
                preconditionFailure("only products of whole maps by Strassen's algorithm are split")
            }
            return SplitSum(product: product, partialSums: place)
        }
        let stages = range.map { index -> ChannelStages.Stage in
            let step = steps[index]
            if channels.leavesPartialSums, index == range.upperBound - 1 { return .partialSums(splitSum(step)) }
            if let product = step.operator.wholeMapProduct { return .panels(product) }
            guard let planned = step.operator as? any ChannelOperator else {
                preconditionFailure("\(step.kernel) does not go by channels")
            }
            return .channels(planned)
        }
        return ChannelStages(
            panelCount: channels.panelCount,
            reduced: channels.reducesPartialSums ? splitSum(steps[range.lowerBound - 1]) : nil, stages: stages)
    }
}
