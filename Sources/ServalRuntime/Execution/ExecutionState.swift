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
/// A run advances when the units of a step are done, not when every thread has arrived somewhere: a thread that the
/// system holds up delays the others only while it has units in hand. The caller alone can do a whole run.
final class ExecutionState: @unchecked Sendable {
    private static let spinsBeforeYield = 2048

    let plan: Plan
    let threadCount: Int
    /// One address for each base of `Operand`.
    let bases: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
    private let arena: AlignedBuffer
    private let scratch: [AlignedBuffer]
    /// What the threads run through, and the shares of each: the plan's supersteps, behind them each step by itself.
    private let supersteps: [Superstep]
    private let joinedCount: Int
    private let shares: [SuperstepShares]

    private let progress: Progress
    let stop: RunStop

    /// One past the last superstep of the run; changes only between runs.
    private var end = 0
    /// Where the end of each step is noted, or nil; threads then meet after every step.
    var finishTimes: UnsafeMutablePointer<ContinuousClock.Instant>?

    /// - Throws: `PlanError.memoryUnavailable`.
    init(plan: Plan, threads: Int, chunkSize: Double) throws(PlanError) {
        self.plan = plan
        threadCount = threads
        arena = try Self.memory(plan.memory.arenaByteCount)
        var scratch: [AlignedBuffer] = []
        for _ in 0..<threads { scratch.append(try Self.memory(plan.scratchByteCount)) }
        self.scratch = scratch
        let joined = plan.supersteps(threads: threads)
        joinedCount = joined.count
        supersteps = joined + plan.steps.indices.map { Superstep(step: $0, of: plan.steps) }
        shares = supersteps.map { SuperstepShares($0, of: plan, threads: threads, chunkSize: chunkSize) }
        stop = RunStop(chunkSize: chunkSize)
        progress = Progress(members: threads)
        bases = .allocate(capacity: Operand.firstInputBase + plan.inputs.count)
        let arenaStart = arena.start.assumingMemoryBound(to: Float.self)
        // Pages are touched now, so that the first run does not wait for the system to hand them out.
        arenaStart.initialize(repeating: 0, count: plan.memory.arenaByteCount / MemoryLayout<Float>.stride)
        bases.initialize(repeating: arenaStart, count: Operand.firstInputBase + plan.inputs.count)
        bases[Operand.weightsBase] = plan.weights.start.assumingMemoryBound(to: Float.self)
    }

    private static func memory(_ byteCount: Int) throws(PlanError) -> AlignedBuffer {
        guard let buffer = AlignedBuffer(ifAvailable: byteCount) else {
            throw .memoryUnavailable(byteCount: byteCount)
        }
        return buffer
    }

    deinit { bases.deallocate() }

    /// Computes steps on the caller's thread alone.
    func runAlone(steps: Range<Int>) {
        let context = context(member: 0)
        for index in steps {
            run(joinedCount + index, 0..<plan.steps[index].unitCount, continues: false, context)
            finishTimes?[index] = .now
        }
    }

    /// Computes one step on the caller's thread alone; a chain also copies what its stages compute.
    func runAlone(step: Int, chainCopies: UnsafePointer<UnsafeMutableRawPointer>?) {
        var context = context(member: 0)
        context.chainCopies = chainCopies
        plan.steps[step].run(0..<plan.steps[step].unitCount, context)
    }

    /// Computes the whole plan on the caller's thread alone as the members of a team would if each was done with a superstep
    /// before the next one began: whatever they share then goes wrong in the same way every time.
    ///
    /// - Parameter members: all of them, in any order.
    func runInTurn(members: [Int]) {
        for index in 0..<joinedCount {
            for member in members {
                let boundaries = shares[index].boundaries
                let units = boundaries[member]..<boundaries[member + 1]
                guard !units.isEmpty else { continue }
                supersteps[index].run(units, of: plan.steps, continues: false, context(member: member))
            }
        }
    }

    /// Makes a run of the whole plan available to all threads, which then call `work`.
    ///
    /// - Precondition: the last run is finished.
    func begin() {
        finishTimes == nil ? begin(0..<joinedCount) : begin(steps: plan.steps.indices)
    }

    /// The same for some steps, after each of which the threads meet.
    func begin(steps: Range<Int>) {
        begin(joinedCount + steps.lowerBound..<joinedCount + steps.upperBound)
    }

    private func begin(_ range: Range<Int>) {
        end = range.upperBound
        enter(range.lowerBound)
    }

    /// One thread's part in the current run; returns when the run is finished.
    ///
    /// A thread first takes units of its own share of the superstep, the same share in each, since the rows it wrote in the
    /// last one lie in its caches; then it helps the others.
    func work(member: Int) {
        let context = context(member: member)
        var position = progress.position
        while !position.isFinished {
            var end = -1
            while let units = takeUnits(position, member: member) {
                run(position.index, units, continues: units.lowerBound == end, context)
                end = units.upperBound
                if progress.finish(units.count) {
                    finishTimes?[supersteps[position.index].steps.lowerBound] = .now
                    enter(position.index + 1)
                    break
                }
            }
            position = next(after: position, context)
        }
    }

    /// Computes units of a superstep, a chunk at a time until the run is given up.
    private func run(_ index: Int, _ units: Range<Int>, continues: Bool, _ context: StepContext) {
        let chunk = shares[index].unitsPerChunk
        var first = units.lowerBound
        while first < units.upperBound, !context.isStopped {
            let end = units.upperBound - first > chunk ? first + chunk : units.upperBound
            supersteps[index].run(
                first..<end, of: plan.steps, continues: continues || first > units.lowerBound, context)
            first = end
        }
    }

    /// Waits until the last units of a superstep, which are in other hands, are done.
    private func next(after position: Progress.Position, _ context: StepContext) -> Progress.Position {
        var spins = 0
        while true {
            let current = progress.position
            if current != position { return current }
            spins += 1
            if spins >= Self.spinsBeforeYield {
                // Only the caller learns that its task was cancelled; it tells the others.
                if context.isCaller { _ = context.isStopped }
                sched_yield()
            }
        }
    }

    private func takeUnits(_ position: Progress.Position, member: Int) -> Range<Int>? {
        for offset in 0..<threadCount {
            let owner = (member + offset) % threadCount
            if let units = progress.take(position, of: owner, shares: shares[position.index]) { return units }
        }
        return nil
    }

    /// Makes a superstep the current one; those without units are passed over.
    private func enter(_ index: Int) {
        var index = index
        while index < end, supersteps[index].unitCount == 0 { index += 1 }
        guard index < end else { return progress.finishRun() }
        progress.enter(index, units: supersteps[index].unitCount)
    }

    private func context(member: Int) -> StepContext {
        StepContext(
            kernels: plan.kernels, bases: UnsafePointer(bases), scratch: scratch[member].start, stop: stop,
            isCaller: member == 0)
    }
}
