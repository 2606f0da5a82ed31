#if FUZZING
    import ServalTensor
#endif

/// Uninitialised memory for trivial elements, freed with its owner.
///
/// Decoders use it where an array's bounds checks or zero fill would cost time in a hot loop; whoever indexes the
/// pointer has validated the index.
final class HeapBuffer<Element: BitwiseCopyable> {
    let pointer: UnsafeMutablePointer<Element>
    let count: Int

    init(count: Int) {
        self.count = count
        pointer = .allocate(capacity: max(count, 1))
        #if FUZZING
            Poison.fill(pointer, max(count, 1) * MemoryLayout<Element>.stride)
        #endif
    }

    convenience init(count: Int, repeating value: Element) {
        self.init(count: count)
        pointer.initialize(repeating: value, count: count)
    }

    deinit {
        pointer.deallocate()
    }
}
