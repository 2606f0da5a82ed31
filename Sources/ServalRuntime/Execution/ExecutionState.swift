import ServalTensor
import Synchronization

/// What the threads of an executor share: the addresses of the current run and their progress through a step.
final class ExecutionState: @unchecked Sendable {
    /// Least multiply-adds (for other steps: units) that are worth splitting off for another thread.
    private static let leastWorkPerChunk = 30_000
    private static let chunksPerThread = 4

    let plan: Plan
    let threadCount: Int
    /// One address for each base of `Operand`.
    let bases: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
    private let arena: AlignedBuffer
    private let scratch: [AlignedBuffer]
    /// For each step how many units a thread takes at a time.
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
        if threads == 1 { return units }
        // A range of a chain computes the rows at its edges once more, so a chain is cut as seldom as possible.
        let chunks: Int
        if case .chain = step.work { chunks = threads } else { chunks = threads * Self.chunksPerThread }
        let workPerUnit = max(step.multiplyAdds / units, 1)
        let least = (Self.leastWorkPerChunk + workPerUnit - 1) / workPerUnit
        return max((units + chunks - 1) / chunks, min(least, units))
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
                let grain = grains[index]
                while true {
                    let first = nextUnit.add(grain, ordering: .relaxed).oldValue
                    if first >= step.unitCount { break }
                    step.run(first..<min(first + grain, step.unitCount), context)
                }
                barrier.wait { nextUnit.store(0, ordering: .relaxed) }
            }
            if member == 0, let finishTimes { finishTimes[index] = .now }
        }
    }
}
