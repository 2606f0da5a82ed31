/// Work on `count` contiguous elements, split into blocks.
enum ElementBlocks {
    static let size = 4096

    static func taskCount(_ count: Int) -> Int { (count + size - 1) / size }

    @inline(__always)
    static func elements(_ tasks: Range<Int>, count: Int) -> Range<Int> {
        (tasks.lowerBound * size)..<min(tasks.upperBound * size, count)
    }
}
