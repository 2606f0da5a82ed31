#if SANITIZE
    // The thread sanitizer's compiler aborts on an intrinsic called by name.
    @inline(always)
    func prefetchNear(_ p: UnsafePointer<Float>) {}

    @inline(always)
    func prefetch(_ p: UnsafePointer<Float>) {}
#else
    /// LLVM's own prefetch, since Swift imports none of the compiler's: `write` 0 or 1, `locality` 0 (none) to 3
    /// (first-level cache), `cache` 1 for data. The last three must be literals.
    @_silgen_name("llvm.prefetch.p0")
    private func llvmPrefetch(_ address: UnsafeRawPointer, _ write: Int32, _ locality: Int32, _ cache: Int32)

    /// Asks for the line of an address in the first-level cache. Any address will do; nothing waits for it.
    @inline(always)
    func prefetchNear(_ p: UnsafePointer<Float>) { llvmPrefetch(p, 0, 3, 1) }

    /// The same in the second-level cache.
    @inline(always)
    func prefetch(_ p: UnsafePointer<Float>) { llvmPrefetch(p, 0, 2, 1) }
#endif
