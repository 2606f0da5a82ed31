/// Heap memory that starts on a cache line, freed with its last owner.
package final class AlignedBuffer: @unchecked Sendable {
    /// One cache line, and the width of the widest vector register.
    package static let alignment = 64

    package let start: UnsafeMutableRawPointer
    package let byteCount: Int

    /// Uninitialised memory of `byteCount` bytes (at least one line is allocated).
    package init(byteCount: Int) {
        self.byteCount = byteCount
        start = UnsafeMutableRawPointer.allocate(
            byteCount: max(byteCount, Self.alignment), alignment: Self.alignment)
    }

    deinit { start.deallocate() }
}
