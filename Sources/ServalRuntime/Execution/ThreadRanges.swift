/// How the tasks of a region are divided among threads: a range of equal work for each, and the chunks in which it is taken.
struct ThreadRanges {
    /// Least multiply-adds that are worth taking separately.
    private static let leastWorkPerChunk = 1_000_000

    /// Where each thread's range begins; one entry more than threads, the last being the number of tasks.
    let boundaries: [Int]
    /// Chunks are a multiple of this many tasks where that is possible.
    let chunkMultiple: Int
    /// The fewest tasks in a chunk.
    let leastChunk: Int
    /// The most tasks that are computed before a thread looks whether the run is given up.
    let tasksPerInterval: Int

    init(_ region: Region, of plan: Plan, threads: Int, cancellationInterval: Double) {
        let steps = plan.steps[region.steps]
        let count = region.taskCount
        let total = region.work(before: count)
        boundaries = (0...threads).map { member in
            Self.task(reaching: total * member / threads, of: count) { region.work(before: $0) }
        }
        let workPerTask = max(steps.reduce(0) { $0 + $1.work } / max(count, 1), 1)
        var least = (Self.leastWorkPerChunk + workPerTask - 1) / workPerTask
        if steps.count > 1 || region.stages.contains(where: \.operator.repeatsWork) {
            least = max(least, (count + 4 * threads - 1) / (4 * threads))
        }
        chunkMultiple = region.taskMultiple
        leastChunk = max((least + chunkMultiple - 1) / chunkMultiple * chunkMultiple, 1)
        let share = cancellationInterval / max(steps.reduce(0) { $0 + $1.operations }, 1)
        let tasks = Int(min(share, 1) * Double(count)) / chunkMultiple * chunkMultiple
        tasksPerInterval = max(tasks, chunkMultiple)
    }

    /// The task, 0 ... count, before which the work done is nearest to `target`.
    private static func task(reaching target: Int, of count: Int, work: (Int) -> Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if work(middle) < target { low = middle + 1 } else { high = middle }
        }
        return low > 0 && target - work(low - 1) < work(low) - target ? low - 1 : low
    }

    /// The tasks to take from what is left of a range: three quarters, so that a thread that is held up leaves something
    /// for the others; all where the rest would be small.
    @inline(__always)
    func chunk(of left: Int) -> Int {
        let part = left * 3 / 4 / chunkMultiple * chunkMultiple
        let chunk = max(part, leastChunk)
        return left - chunk < leastChunk ? left : chunk
    }
}

extension Region {
    /// The work of the tasks below `task`, in a measure of the region's own.
    fileprivate func work(before task: Int) -> Int {
        switch axis {
        case .tasks: stages[0].operator.work(before: task)
        case .rows, .channels, .whole: task
        }
    }

    /// Tasks that are computed best together.
    fileprivate var taskMultiple: Int {
        switch axis {
        case .tasks: stages[0].operator.taskMultiple
        case .rows: stages[0].operator.rowMultiple
        case .channels, .whole: 1
        }
    }
}
