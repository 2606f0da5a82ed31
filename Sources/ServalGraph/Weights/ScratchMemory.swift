import ServalTensor
import Synchronization

/// Memory that derived tensors use one after the other while they are read, so that its pages are handed out once and
/// stay in the caches.
package final class ScratchMemory: Sendable {
    private struct State {
        var byteCount = 0
        var isInUse = false
        var spare: AlignedBuffer?
    }

    private let state = Mutex(State())

    package init() {}

    /// The largest use that was announced.
    package var byteCount: Int { state.withLock { $0.byteCount } }

    /// Announces a use of so many bytes.
    func reserve(byteCount: Int) {
        state.withLock { $0.byteCount = max($0.byteCount, byteCount) }
    }

    /// Calls `body` with room for so many bytes, which nobody else has meanwhile.
    ///
    /// The first use takes as much as the largest one that was announced; one within another no more than it needs.
    func withMemory<R, E: Error>(
        byteCount: Int, _ body: (UnsafeMutableRawPointer) throws(E) -> R
    ) throws(E) -> R {
        let (spare, isInner, largest) = state.withLock { state in
            defer { (state.spare, state.isInUse) = (nil, true) }
            return (state.spare, state.isInUse, state.byteCount)
        }
        let buffer =
            spare.flatMap { $0.byteCount >= byteCount ? $0 : nil }
            ?? AlignedBuffer(byteCount: isInner ? byteCount : max(byteCount, largest))
        defer {
            state.withLock { state in
                if !isInner { state.isInUse = false }
                if (state.spare?.byteCount ?? 0) < buffer.byteCount { state.spare = buffer }
            }
        }
        return try body(buffer.start)
    }
}
