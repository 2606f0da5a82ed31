/// Consecutive items of the schedule that will be a region.
struct RegionDraft {
    /// How the region's work is divided among threads.
    enum Axis {
        case tasks
        case rows
        case whole
        case channels(Channels)
    }

    struct Channels {
        /// Panels of an image.
        var panelCount: Int
        /// Whether the region adds up the partial sums that the one before has left.
        var reducesPartialSums: Bool
        /// Whether the last item's sums are left as partial sums.
        var leavesPartialSums: Bool
    }

    var items: Range<Int>
    var axis: Axis
    /// 0 for those of an operator by itself, which it knows.
    var taskCount: Int
    /// For items of a region by rows the value whose place each takes over.
    var overwrites: [Int: Int] = [:]

    var leavesPartialSums: Bool {
        if case .channels(let channels) = axis { channels.leavesPartialSums } else { false }
    }
}
