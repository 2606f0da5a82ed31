import ServalKernelInterface
import ServalTensor
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the threads of an executor share: the addresses of the current run, and how far it has come.
///
/// A run advances when the tasks of a step are done, not when every thread has arrived somewhere: a thread that the
/// system holds up delays the others only while it has tasks in hand. The caller alone can do a whole run.
final class ExecutionState: @unchecked Sendable {
    private static let spinsBeforeYield = 2048

    let plan: Plan
    let threadCount: Int
    /// One address for each base of `Operand`.
    let bases: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
    private let kernels: UnsafeMutablePointer<KernelTable>
    private let quantizedKernels: UnsafeMutablePointer<QuantizedKernelTable>
    private let arena: AlignedBuffer
    private let scratch: [AlignedBuffer]
    /// What the threads run through, and the shares of each: the plan's regions, behind them each step by itself.
    let regions: [Region]
    /// Regions of the plan; behind them come the steps.
    let regionCount: Int
    let ranges: [ThreadRanges]

    private let queue: WorkQueue
    let stop: RunStop

    /// One past the last region of the run; changes only between runs.
    private var end = 0
    /// Where the end of each step is noted, or nil; threads then meet after every step.
    var finishTimes: UnsafeMutablePointer<ContinuousClock.Instant>?

    /// - Throws: `PlanError.memoryUnavailable`.
    init(plan: Plan, threads: Int, cancellationInterval: Double) throws(PlanError) {
        self.plan = plan
        threadCount = threads
        arena = try Self.memory(plan.memory.arenaByteCount)
        var scratch: [AlignedBuffer] = []
        for _ in 0..<threads { scratch.append(try Self.memory(plan.scratchByteCount)) }
        self.scratch = scratch
        let planRegions = plan.regions(threads: threads)
        regionCount = planRegions.count
        regions = planRegions + plan.steps.indices.map { Region(step: $0, of: plan.steps) }
        ranges = regions.map {
            ThreadRanges($0, of: plan, threads: threads, cancellationInterval: cancellationInterval)
        }
        stop = RunStop(cancellationInterval: cancellationInterval)
        queue = WorkQueue(members: threads)
        kernels = .allocate(capacity: 1)
        kernels.initialize(to: plan.kernels)
        quantizedKernels = .allocate(capacity: 1)
        quantizedKernels.initialize(to: plan.quantizedKernels)
        bases = .allocate(capacity: plan.arenaPlaces.count)
        let arenaStart = arena.start.assumingMemoryBound(to: Float.self)
        // Pages are touched now, so that the first run does not wait for the system to hand them out.
        arenaStart.initialize(repeating: 0, count: plan.memory.arenaByteCount / MemoryLayout<Float>.stride)
        for (base, place) in plan.arenaPlaces.enumerated() { (bases + base).initialize(to: arenaStart + place) }
        bases[Operand.weightsBase] = plan.weights.start.assumingMemoryBound(to: Float.self)
    }

    private static func memory(_ byteCount: Int) throws(PlanError) -> AlignedBuffer {
        guard let buffer = AlignedBuffer(ifAvailable: byteCount) else {
            throw .memoryUnavailable(byteCount: byteCount)
        }
        return buffer
    }

    deinit {
        bases.deallocate()
        kernels.deinitialize(count: 1)
        kernels.deallocate()
        quantizedKernels.deinitialize(count: 1)
        quantizedKernels.deallocate()
    }

    /// Computes steps on the caller's thread alone.
    func runAlone(steps: Range<Int>) {
        let context = context(member: 0)
        for index in steps {
            run(regionCount + index, 0..<regions[regionCount + index].taskCount, context)
            finishTimes?[index] = .now
        }
    }

    /// Makes a run of the whole plan available to all threads, which then call `work`.
    ///
    /// - Precondition: the last run is finished.
    func begin() {
        finishTimes == nil ? begin(0..<regionCount) : begin(steps: plan.steps.indices)
    }

    /// The same for some steps, after each of which the threads meet.
    func begin(steps: Range<Int>) {
        begin(regionCount + steps.lowerBound..<regionCount + steps.upperBound)
    }

    private func begin(_ range: Range<Int>) {
        end = range.upperBound
        enter(range.lowerBound)
    }

    /// One thread's part in the current run; returns when the run is finished.
    ///
    /// A thread first takes tasks of its own range of the region, about the same in each, since the rows it wrote in the
    /// last one lie in its caches; then it helps the others.
    func work(member: Int) {
        var context = context(member: member)
        var position = queue.position
        while !position.isFinished {
            var end = -1
            while let tasks = takeTasks(position, member: member) {
                context.continues = tasks.lowerBound == end
                run(position.index, tasks, context)
                end = tasks.upperBound
                if queue.finish(tasks.count) {
                    finishTimes?[regions[position.index].steps.lowerBound] = .now
                    enter(position.index + 1)
                    break
                }
            }
            position = next(after: position, context)
        }
    }

    /// Computes tasks of a region, a cancellation interval at a time until the run is given up.
    private func run(_ index: Int, _ tasks: Range<Int>, _ context: ThreadContext) {
        let count = ranges[index].tasksPerInterval
        var context = context
        var first = tasks.lowerBound
        while first < tasks.upperBound, !context.isStopped {
            let end = tasks.upperBound - first > count ? first + count : tasks.upperBound
            regions[index].run(first..<end, context)
            context.continues = true
            first = end
        }
    }

    /// Waits until the last tasks of a region, which are in other hands, are done.
    private func next(after position: WorkQueue.Position, _ context: ThreadContext) -> WorkQueue.Position {
        var spins = 0
        while true {
            let current = queue.position
            if current != position { return current }
            spins += 1
            if spins >= Self.spinsBeforeYield {
                // Only the caller learns that its task was cancelled; it tells the others.
                if context.isCaller { _ = context.isStopped }
                sched_yield()
            }
        }
    }

    private func takeTasks(_ position: WorkQueue.Position, member: Int) -> Range<Int>? {
        for offset in 0..<threadCount {
            let owner = (member + offset) % threadCount
            if let tasks = queue.take(position, of: owner, ranges: ranges[position.index]) { return tasks }
        }
        return nil
    }

    /// Makes a region the current one; those without tasks are passed over.
    private func enter(_ index: Int) {
        var index = index
        while index < end, regions[index].taskCount == 0 { index += 1 }
        guard index < end else { return queue.finishRun() }
        queue.enter(index, tasks: regions[index].taskCount)
    }

    func context(member: Int) -> ThreadContext {
        ThreadContext(
            kernels: kernels, quantizedKernels: quantizedKernels, bases: UnsafePointer(bases),
            scratch: scratch[member].start, stop: stop, isCaller: member == 0)
    }
}
