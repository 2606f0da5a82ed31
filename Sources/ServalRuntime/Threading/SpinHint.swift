#if arch(x86_64)
    import _Builtin_intrinsics.intel.sse2
#endif

/// Tells the core that the thread is waiting in a loop.
@inline(__always)
func spinHint() {
    #if arch(x86_64)
        _mm_pause()
    #endif
}
