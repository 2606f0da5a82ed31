import ServalTensor
import Synchronization

/// Runs a plan on one or more threads, in an arena of its own. `run` allocates nothing.
///
/// An executor does one run at a time, and ends the program where a second is begun; several executors share one plan.
package final class Executor {
    package let plan: Plan
    package var threadCount: Int { state.threadCount }
    let state: ExecutionState
    private let team: ThreadTeam?
    private let isBusy = Atomic<Bool>(false)

    /// - Parameters:
    ///   - threads: at least 1; with 1 no thread is started.
    ///   - cancellationInterval: operations between two looks at whether a run is stopped; no result depends on it.
    /// - Throws: `PlanError.memoryLimitExceeded` where so many threads take more memory than the plan's limit, or
    ///   `.memoryUnavailable`.
    package init(plan: Plan, threads: Int, cancellationInterval: Double = CancellationInterval.usual) throws(PlanError)
    {
        self.plan = plan
        try plan.checkSession(threads: max(threads, 1))
        guard threads > 1 else {
            state = try ExecutionState(plan: plan, threads: 1, cancellationInterval: cancellationInterval)
            team = nil
            return
        }
        let state = try ExecutionState(plan: plan, threads: threads, cancellationInterval: cancellationInterval)
        let team = ThreadTeam(size: threads) { member in state.work(member: member) }
        if team.size == threads {
            (self.state, self.team) = (state, team)
        } else {
            // The system refused a thread; the work stays on the caller's.
            (self.state, self.team) = (
                try ExecutionState(plan: plan, threads: 1, cancellationInterval: cancellationInterval), nil
            )
        }
    }

    /// Reads the network's inputs from `inputs`, one address each in the model's order, and computes every step.
    ///
    /// - Parameter finishTimes: room for one instant a step, written when the step is done; threads then meet after each
    ///   step instead of each region. Nil to run untimed.
    /// - Precondition: each address holds as many floats as the input's shape has elements.
    package func run(
        inputs: UnsafeBufferPointer<UnsafePointer<Float>>,
        finishTimes: UnsafeMutablePointer<ContinuousClock.Instant>? = nil
    ) {
        occupy()
        defer { isBusy.store(false, ordering: .releasing) }
        bind(inputs)
        state.finishTimes = finishTimes
        run()
        state.finishTimes = nil
    }

    /// The same, unless it is stopped.
    ///
    /// - Parameters:
    ///   - signal: what stops the run when it is set.
    ///   - followsTask: whether the run stops when the task that it is called from is cancelled.
    /// - Returns: whether everything was computed; a run that was stopped leaves any values behind.
    package func run(
        inputs: UnsafeBufferPointer<UnsafePointer<Float>>, until signal: StopSignal?, followsTask: Bool
    ) -> Bool {
        occupy()
        defer { isBusy.store(false, ordering: .releasing) }
        bind(inputs)
        state.stop.begin(signal, followsTask: followsTask)
        run()
        return !state.stop.end()
    }

    /// A second run would share the first one's memory and wait for its threads for ever.
    private func occupy() {
        if isBusy.exchange(true, ordering: .acquiring) { endProgram() }
    }

    /// Ends the program if a run is under way, whose values change at any moment.
    package func checkIdle() {
        if isBusy.load(ordering: .relaxed) { endProgram() }
    }

    @inline(never)
    private func endProgram() -> Never {
        fatalError(
            "A session was used while it does a run for another task or thread. "
                + "Make a session for each of them with Model.makeSession; they share the model.")
    }

    private func bind(_ inputs: UnsafeBufferPointer<UnsafePointer<Float>>) {
        precondition(inputs.count == plan.inputs.count, "one address for each input of the network")
        for (index, input) in inputs.enumerated() { bindInput(index, to: input) }
    }

    private func run() {
        guard let team else { return state.runAlone(steps: plan.steps.indices) }
        state.begin()
        team.wake()
        state.work(member: 0)
    }

    /// Computes some of the steps from the values now stored; `value(of:)` reads and writes those.
    package func run(steps: Range<Int>) {
        occupy()
        defer { isBusy.store(false, ordering: .releasing) }
        guard let team else { return state.runAlone(steps: steps) }
        state.begin(steps: steps)
        team.wake()
        state.work(member: 0)
    }

    /// Where the value of a node is stored in float32, valid until the next run overwrites it; nil when it is never
    /// stored, or in 8 bits, or as a slice of a concatenation, which outputs of the network never are.
    ///
    /// - Precondition: for a network input, that `bindInput` or `run` gave it an address.
    package func value(of node: Int) -> UnsafeMutableBufferPointer<Float>? {
        guard let value = plan.values[node], value.quantization == nil, value.isDense else { return nil }
        return UnsafeMutableBufferPointer(start: start(of: value), count: value.shape.count)
    }

    /// Where the first element of a stored value lies.
    func start(of value: Plan.Value) -> UnsafeMutablePointer<Float> {
        state.bases[value.operand.base] + value.operand.offset
    }

    /// Where a quantized value is stored.
    func bytes(of value: Plan.Value) -> UnsafeMutablePointer<UInt8> {
        UnsafeMutableRawPointer(start(of: value)).assumingMemoryBound(to: UInt8.self)
    }

    /// Makes a network input be read from `address`, which is not written to.
    package func bindInput(_ position: Int, to address: UnsafePointer<Float>) {
        state.bases[Operand.value(plan.inputs[position]).base] = UnsafeMutablePointer(mutating: address)
    }
}
