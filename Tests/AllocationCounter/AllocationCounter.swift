// The C library's allocator with a count. A sanitizer brings an allocator of its own.
#if canImport(Glibc) && !SANITIZE
    import Glibc
    import Synchronization

    /// Counts what the whole process takes from the heap; for a process that does nothing else, such as an exit test's.
    ///
    /// A process that links this module has its allocator.
    package enum AllocationCounter {
        fileprivate static let count = Atomic<Int>(0)

        /// Allocations of all threads during `body`.
        package static func count<E: Error>(during body: () throws(E) -> Void) throws(E) -> Int {
            let before = count.load(ordering: .sequentiallyConsistent)
            try body()
            return count.load(ordering: .sequentiallyConsistent) - before
        }

        fileprivate static func note() { count.add(1, ordering: .relaxed) }
    }

    // The manifest gives these the allocator's names. The C library's own go by others, too.

    @_silgen_name("__libc_malloc")
    private func libraryMalloc(_ size: Int) -> UnsafeMutableRawPointer?
    @_silgen_name("__libc_calloc")
    private func libraryCalloc(_ count: Int, _ size: Int) -> UnsafeMutableRawPointer?
    @_silgen_name("__libc_realloc")
    private func libraryRealloc(_ memory: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer?
    @_silgen_name("__libc_memalign")
    private func libraryMemalign(_ alignment: Int, _ size: Int) -> UnsafeMutableRawPointer?

    @_cdecl("counted_malloc")
    func countedMalloc(_ size: Int) -> UnsafeMutableRawPointer? {
        AllocationCounter.note()
        return libraryMalloc(size)
    }

    @_cdecl("counted_calloc")
    func countedCalloc(_ count: Int, _ size: Int) -> UnsafeMutableRawPointer? {
        AllocationCounter.note()
        return libraryCalloc(count, size)
    }

    @_cdecl("counted_realloc")
    func countedRealloc(_ memory: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
        AllocationCounter.note()
        return libraryRealloc(memory, size)
    }

    @_cdecl("counted_memalign")
    func countedMemalign(_ alignment: Int, _ size: Int) -> UnsafeMutableRawPointer? {
        AllocationCounter.note()
        return libraryMemalign(alignment, size)
    }

    @_cdecl("counted_aligned_alloc")
    func countedAlignedAlloc(_ alignment: Int, _ size: Int) -> UnsafeMutableRawPointer? {
        AllocationCounter.note()
        return libraryMemalign(alignment, size)
    }

    @_cdecl("counted_posix_memalign")
    func countedPosixMemalign(
        _ result: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ alignment: Int, _ size: Int
    ) -> Int32 {
        AllocationCounter.note()
        guard let memory = libraryMemalign(alignment, size) else { return ENOMEM }
        result.pointee = memory
        return 0
    }
#endif
