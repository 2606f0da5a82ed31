import Synchronization

/// Whether an executor gives its run up: asked by every thread between cancellation intervals.
///
/// Once a thread was told so all are, until the run's end; what is left of the work then counts as done without being done.
final class RunStop: @unchecked Sendable {
    /// Operations between two looks.
    let cancellationInterval: Double
    private let isStopped = Atomic<Bool>(false)
    // Both change between runs only.
    private var signal: StopSignal?
    private var followsTask = false

    init(cancellationInterval: Double) { self.cancellationInterval = cancellationInterval }

    /// - Parameters:
    ///   - signal: what may stop the run.
    ///   - followsTask: whether the end of the caller's task does, too.
    func begin(_ signal: StopSignal?, followsTask: Bool) {
        (self.signal, self.followsTask) = (signal, followsTask)
    }

    /// Forgets the run, and returns whether it was given up.
    func end() -> Bool {
        (signal, followsTask) = (nil, false)
        return isStopped.exchange(false, ordering: .relaxed)
    }

    /// - Parameter isCaller: whether it is the caller's thread that asks; the others do not know its task.
    func isAsked(isCaller: Bool) -> Bool {
        if isStopped.load(ordering: .relaxed) { return true }
        let isSet = signal?.isSet ?? false
        guard isSet || isCaller && followsTask && Task.isCancelled else { return false }
        isStopped.store(true, ordering: .relaxed)
        return true
    }
}
