import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Helper threads that join the caller's work whenever they are woken.
///
/// A helper that has finished spins for a moment, so that it is there at once when a busy session goes on, and then
/// sleeps. A team of one starts no thread.
package final class ThreadTeam: @unchecked Sendable {
    private static let spinsBeforeSleep = 20_000

    package let size: Int
    private let state: State
    private var threads: [pthread_t] = []

    /// Starts `size - 1` helpers. Woken, each calls `work` with its own number, 1 ..< size; the caller counts as 0.
    ///
    /// Fewer members than asked for take part when the system refuses a thread; `size` tells.
    package init(size requested: Int, work: @escaping @Sendable (_ member: Int) -> Void) {
        state = State(work: work)
        var started: [pthread_t] = []
        for member in 1..<max(requested, 1) {
            let start = Unmanaged.passRetained(HelperStart(state: state, member: member))
            #if canImport(Darwin)
                var thread: pthread_t?
            #else
                var thread = pthread_t()
            #endif
            let result = pthread_create(&thread, nil, helperMain, start.toOpaque())
            guard result == 0 else {
                start.release()
                break
            }
            #if canImport(Darwin)
                started.append(thread!)
            #else
                started.append(thread)
            #endif
        }
        threads = started
        size = started.count + 1
    }

    deinit {
        state.stops.store(true, ordering: .relaxed)
        state.wake()
        for thread in threads { pthread_join(thread, nil) }
    }

    /// Makes every helper call `work` once more after this; does not wait for any of them.
    ///
    /// A helper that is still at work, or slow to wake, may answer several calls at once.
    package func wake() {
        if size > 1 { state.wake() }
    }

    /// What the helpers share with the team; it outlives the team until the last helper has left.
    final class State: @unchecked Sendable {
        let work: @Sendable (Int) -> Void
        let round = Atomic<Int>(0)
        let stops = Atomic<Bool>(false)
        private let sleepers = Atomic<Int>(0)
        private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

        init(work: @escaping @Sendable (Int) -> Void) {
            self.work = work
            mutex.initialize(to: pthread_mutex_t())
            condition.initialize(to: pthread_cond_t())
            pthread_mutex_init(mutex, nil)
            pthread_cond_init(condition, nil)
        }

        deinit {
            pthread_cond_destroy(condition)
            pthread_mutex_destroy(mutex)
            condition.deallocate()
            mutex.deallocate()
        }

        func wake() {
            round.add(1, ordering: .sequentiallyConsistent)
            if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
                pthread_mutex_lock(mutex)
                pthread_cond_broadcast(condition)
                pthread_mutex_unlock(mutex)
            }
        }

        /// Returns the number of the next round after `seen`.
        func waitForRound(after seen: Int) -> Int {
            for _ in 0..<ThreadTeam.spinsBeforeSleep {
                let current = round.load(ordering: .acquiring)
                if current != seen { return current }
            }
            pthread_mutex_lock(mutex)
            sleepers.add(1, ordering: .sequentiallyConsistent)
            while round.load(ordering: .sequentiallyConsistent) == seen {
                pthread_cond_wait(condition, mutex)
            }
            sleepers.subtract(1, ordering: .sequentiallyConsistent)
            pthread_mutex_unlock(mutex)
            return round.load(ordering: .acquiring)
        }

        func helperLoop(member: Int) {
            var seen = 0
            while true {
                seen = waitForRound(after: seen)
                if stops.load(ordering: .relaxed) { return }
                work(member)
            }
        }
    }
}

private final class HelperStart {
    let state: ThreadTeam.State
    let member: Int

    init(state: ThreadTeam.State, member: Int) {
        (self.state, self.member) = (state, member)
    }
}

#if canImport(Darwin)
    private func helperMain(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        runHelper(argument)
        return nil
    }
#else
    private func helperMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let argument { runHelper(argument) }
        return nil
    }
#endif

private func runHelper(_ argument: UnsafeMutableRawPointer) {
    let start = Unmanaged<HelperStart>.fromOpaque(argument).takeRetainedValue()
    start.state.helperLoop(member: start.member)
}
