#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Heap memory that starts on a cache line, freed with its last owner.
///
/// On Linux large buffers come straight from the system and go back to it: those of a megabyte and more ask for huge
/// pages (fewer faults when they are filled, fewer misses of the translation buffer when they are read); smaller ones, and
/// what no huge page is full of, have their pages handed out at once.
package final class AlignedBuffer: @unchecked Sendable {
    /// One cache line, and the width of the widest vector register.
    package static let alignment = 64

    /// The next multiple of `alignment`.
    package static func aligned(_ byteCount: Int) -> Int { (byteCount + alignment - 1) / alignment * alignment }

    package let start: UnsafeMutableRawPointer
    package let byteCount: Int
    private let mappedByteCount: Int

    /// Uninitialised memory of `byteCount` bytes (at least one line is allocated).
    package init(byteCount: Int) {
        self.byteCount = byteCount
        #if os(Linux) && !FUZZING
            if let mapping = Self.map(byteCount) {
                (start, mappedByteCount) = mapping
                return
            }
        #endif
        start = .allocate(byteCount: max(byteCount, Self.alignment), alignment: Self.alignment)
        mappedByteCount = 0
        #if FUZZING
            Poison.fill(start, max(byteCount, Self.alignment))
        #endif
    }

    /// The same; nil when the system has no such memory to give.
    package init?(ifAvailable byteCount: Int) {
        guard byteCount >= 0, byteCount <= Int.max / 2 else { return nil }
        self.byteCount = byteCount
        #if os(Linux) && !FUZZING
            if let mapping = Self.map(byteCount) {
                (start, mappedByteCount) = mapping
                return
            }
            guard byteCount < Self.mappingThreshold else { return nil }
        #endif
        start = .allocate(byteCount: max(byteCount, Self.alignment), alignment: Self.alignment)
        mappedByteCount = 0
        #if FUZZING
            Poison.fill(start, max(byteCount, Self.alignment))
        #endif
    }

    deinit {
        #if os(Linux)
            if mappedByteCount > 0 {
                munmap(start, mappedByteCount)
                return
            }
        #endif
        start.deallocate()
    }
}

#if os(Linux)
    extension AlignedBuffer {
        private static let mappingThreshold = 64 << 10
        private static let hugePageThreshold = 1 << 20
        private static let hugePage = 2 << 20
        /// `MADV_POPULATE_WRITE`, which not every libc declares; a system that does not know it refuses it.
        private static let populateForWriting: Int32 = 23

        /// Memory straight from the system; nil for a small buffer, or when the system refuses.
        private static func map(_ byteCount: Int) -> (UnsafeMutableRawPointer, Int)? {
            guard byteCount >= mappingThreshold else { return nil }
            let isHuge = byteCount >= hugePageThreshold
            let flags = MAP_PRIVATE | MAP_ANONYMOUS | (isHuge ? 0 : MAP_POPULATE)
            // An end that fills less than half a huge page takes small ones.
            let end = byteCount % hugePage
            let unit = isHuge && end >= hugePage / 2 ? hugePage : Int(getpagesize())
            let rounded = (byteCount + unit - 1) / unit * unit
            // Room to begin at a huge page; what is not needed of it goes back at once.
            let total = isHuge ? rounded + hugePage : rounded
            guard let memory = mmap(nil, total, PROT_READ | PROT_WRITE, flags, -1, 0), memory != MAP_FAILED else {
                return nil
            }
            guard isHuge else { return (memory, total) }
            let skipped = (hugePage - Int(bitPattern: memory) % hugePage) % hugePage
            let start = memory + skipped
            if skipped > 0 { munmap(memory, skipped) }
            if total - skipped > rounded { munmap(start + rounded, total - skipped - rounded) }
            _ = madvise(start, rounded, MADV_HUGEPAGE)
            let small = rounded % hugePage
            if small > 0 { _ = madvise(start + rounded - small, small, populateForWriting) }
            return (start, rounded)
        }
    }
#endif
