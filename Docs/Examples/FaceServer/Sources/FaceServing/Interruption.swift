import NIOCore

/// Why a request was given up before its answer.
enum Interruption: Error {
    case clientGone
    case timeLimitReached(Duration)
}

/// Does what a request takes, in a task that is cancelled when its client goes or its time is over.
///
/// - Throws: `Interruption`, or what `body` throws.
func interruptibly<R: Sendable>(
    on channel: any Channel, timeLimit: Duration, _ body: @escaping @Sendable () async throws -> R
) async throws -> R {
    let (closing, source) = AsyncStream<Never>.makeStream()
    try await channel.withClientConnection { $0.whenClosed { source.finish() } }
    let result: Result<R, any Error>
    do {
        result = .success(
            try await withThrowingTaskGroup(of: R.self) { group in
                // Whichever comes first; the group waits for the others, which end as they are cancelled.
                defer { group.cancelAll() }
                group.addTask { try await body() }
                group.addTask {
                    for await _ in closing {}
                    throw Interruption.clientGone
                }
                group.addTask {
                    try await Task.sleep(for: timeLimit)
                    throw Interruption.timeLimitReached(timeLimit)
                }
                guard let first = try await group.next() else { throw CancellationError() }
                return first
            })
    } catch {
        result = .failure(error)
    }
    // Where the connection has gone there is nothing left to undo.
    try? await channel.withClientConnection { $0.whenClosed(nil) }
    return try result.get()
}
