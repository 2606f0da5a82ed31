import ServalRuntime

/// How many threads a session works on.
public enum ThreadCount: Hashable, Sendable {
    /// One for each processor that the process may use, but no more than the network can keep busy
    /// and its limit of memory has scratch memory for.
    case automatic
    /// A stated number, at least 1. One runs on the caller's thread and starts none.
    case exactly(Int)

    /// Multiply-adds of a network for each thread, below which another thread costs more than it brings.
    private static let multiplyAddsPerThread = 4_000_000

    func resolve(for plan: Plan) -> Int {
        switch self {
        case .exactly(let count): max(count, 1)
        case .automatic:
            plan.affordableThreads(
                min(availableProcessorCount(), plan.multiplyAdds / Self.multiplyAddsPerThread))
        }
    }
}
