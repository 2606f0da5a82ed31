import Synchronization

/// Memory that computed tensors use one after the other while they are read, so that its pages are handed out once and
/// stay in the caches.
package final class ScratchMemory: Sendable {
    private struct State {
        var byteCount = 0
        var spare: AlignedBuffer?
    }

    private let state = Mutex(State())

    package init() {}

    /// Announces a use of so many bytes.
    func reserve(byteCount: Int) {
        state.withLock { $0.byteCount = max($0.byteCount, byteCount) }
    }

    /// Calls `body` with room for any use that was announced, which nobody else has meanwhile.
    func withMemory<R, E: Error>(_ body: (UnsafeMutableRawPointer) throws(E) -> R) throws(E) -> R {
        let (spare, byteCount) = state.withLock { state in
            defer { state.spare = nil }
            return (state.spare, state.byteCount)
        }
        let buffer = spare.flatMap { $0.byteCount >= byteCount ? $0 : nil } ?? AlignedBuffer(byteCount: byteCount)
        defer { state.withLock { $0.spare = buffer } }
        return try body(buffer.start)
    }
}
