import ServalTensor
import Synchronization

/// What the threads of an executor share: the addresses of the current run and their progress through a step.
final class ExecutionState: @unchecked Sendable {
    /// Least multiply-adds that are worth splitting off for another thread.
    private static let leastWorkPerChunk = 60_000
    /// What an element counts for, in multiply-adds, in a step that has none.
    private static let elementWork = 8

    let plan: Plan
    let threadCount: Int
    /// One address for each base of `Operand`.
    let bases: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
    private let arena: AlignedBuffer
    private let scratch: [AlignedBuffer]
    /// For each step the fewest units that a thread takes at a time.
    private let grains: [Int]
    private let barrier: SpinBarrier
    private let nextUnit = Atomic<Int>(0)
    var stepRange: Range<Int> = 0..<0
    /// Where the first thread notes when it finished each step of the range, or nil.
    var finishTimes: UnsafeMutablePointer<ContinuousClock.Instant>?

    init(plan: Plan, threads: Int) {
        self.plan = plan
        threadCount = threads
        arena = AlignedBuffer(byteCount: plan.memory.arenaByteCount)
        scratch = (0..<threads).map { _ in AlignedBuffer(byteCount: plan.scratchByteCount) }
        barrier = SpinBarrier(participants: threads)
        grains = plan.steps.map { Self.grain(of: $0, threads: threads) }
        bases = .allocate(capacity: Operand.firstInputBase + plan.inputs.count)
        let arenaStart = arena.start.assumingMemoryBound(to: Float.self)
        // Pages are touched now, so that the first run does not wait for the system to hand them out.
        arenaStart.initialize(repeating: 0, count: plan.memory.arenaByteCount / MemoryLayout<Float>.stride)
        bases.initialize(repeating: arenaStart, count: Operand.firstInputBase + plan.inputs.count)
        bases[Operand.weightsBase] = plan.weights.start.assumingMemoryBound(to: Float.self)
    }

    deinit { bases.deallocate() }

    private static func grain(of step: Step, threads: Int) -> Int {
        let units = max(step.unitCount, 1)
        // A range of a chain computes the rows at its edges once more, so a chain is cut once for each thread.
        if case .chain = step.work { return (units + threads - 1) / threads }
        let work = max(step.multiplyAdds, elementWork * step.elementCount)
        let workPerUnit = max(work / units, 1)
        return min((leastWorkPerChunk + workPerUnit - 1) / workPerUnit, units)
    }

    /// Takes the next units of a step that nobody has taken; empty when there are none left.
    ///
    /// A thread takes its share of what is left, so the pieces shrink and all threads end at about the same time,
    /// whatever held one of them up.
    private func takeUnits(of count: Int, grain: Int) -> Range<Int> {
        var first = nextUnit.load(ordering: .relaxed)
        while first < count {
            let share = (count - first + threadCount - 1) / threadCount
            let next = min(first + max(share, grain), count)
            let (exchanged, original) = nextUnit.weakCompareExchange(
                expected: first, desired: next, ordering: .relaxed)
            if exchanged { return first..<next }
            first = original
        }
        return 0..<0
    }

    /// One thread's share of the current run.
    func work(member: Int) {
        let context = StepContext(
            kernels: plan.kernels, bases: UnsafePointer(bases), scratch: scratch[member].start)
        for index in stepRange {
            let step = plan.steps[index]
            if threadCount == 1 {
                step.run(0..<step.unitCount, context)
            } else {
                while true {
                    let units = takeUnits(of: step.unitCount, grain: grains[index])
                    if units.isEmpty { break }
                    step.run(units, context)
                }
                barrier.wait { nextUnit.store(0, ordering: .relaxed) }
            }
            if member == 0, let finishTimes { finishTimes[index] = .now }
        }
    }
}
