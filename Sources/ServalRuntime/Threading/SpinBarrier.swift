import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A barrier for a fixed number of threads that are all running: it spins, and yields the core when the wait is long.
package final class SpinBarrier: Sendable {
    private static let spinsBeforeYield = 4096

    private let participants: Int
    private let arrived = Atomic<Int>(0)
    private let generation = Atomic<Int>(0)

    package init(participants: Int) {
        self.participants = participants
    }

    /// Returns when all participants have called it. `last` runs on the last one to arrive, before any returns.
    @inline(__always)
    package func wait(last: () -> Void) {
        let current = generation.load(ordering: .relaxed)
        if arrived.add(1, ordering: .acquiringAndReleasing).newValue == participants {
            arrived.store(0, ordering: .relaxed)
            last()
            generation.store(current &+ 1, ordering: .releasing)
            return
        }
        var spins = 0
        while generation.load(ordering: .acquiring) == current {
            spins += 1
            if spins >= Self.spinsBeforeYield {
                sched_yield()
            }
        }
    }
}
