#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Heap memory that starts on a cache line, freed with its last owner.
///
/// Large buffers ask for huge pages, where the system has them: fewer page faults when they are filled, fewer
/// misses of the translation buffer when they are read.
package final class AlignedBuffer: @unchecked Sendable {
    /// One cache line, and the width of the widest vector register.
    package static let alignment = 64
    private static let hugePageByteCount = 2 << 20
    private static let hugePageThreshold = 1 << 20

    package let start: UnsafeMutableRawPointer
    package let byteCount: Int

    /// Uninitialised memory of `byteCount` bytes (at least one line is allocated).
    package init(byteCount: Int) {
        self.byteCount = byteCount
        guard byteCount >= Self.hugePageThreshold else {
            start = .allocate(byteCount: max(byteCount, Self.alignment), alignment: Self.alignment)
            return
        }
        let page = Self.hugePageByteCount
        let rounded = (byteCount + page - 1) / page * page
        start = .allocate(byteCount: rounded, alignment: page)
        #if os(Linux)
            _ = madvise(start, rounded, MADV_HUGEPAGE)
        #endif
    }

    deinit { start.deallocate() }
}
