import Synchronization

/// Asks runs to stop, from any thread; stays set.
package final class StopSignal: Sendable {
    private let flag = Atomic<Bool>(false)

    package init() {}

    package func set() { flag.store(true, ordering: .relaxed) }

    package var isSet: Bool { flag.load(ordering: .relaxed) }
}
