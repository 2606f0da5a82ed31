/// Memory for trivial elements that is kept from use to use and grows when more is asked for.
final class GrowingBuffer<Element: BitwiseCopyable> {
    private var pointer: UnsafeMutablePointer<Element>
    private var capacity: Int

    init() {
        capacity = 1
        pointer = .allocate(capacity: 1)
    }

    /// Room for `count` elements of any value; what was there before is lost when it has to grow.
    func reserve(_ count: Int) -> UnsafeMutablePointer<Element> {
        if count > capacity {
            pointer.deallocate()
            capacity = count
            pointer = .allocate(capacity: count)
        }
        return pointer
    }

    deinit { pointer.deallocate() }
}
