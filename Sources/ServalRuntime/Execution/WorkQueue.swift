import Synchronization

/// How far the threads of an executor have come: the current region, and what is left of each thread's range of it.
///
/// The position and the count of unfinished tasks share a cache line, so that ending one region and beginning the next is one
/// exchange between two processors. Each range has a cursor on a line of its own, stamped with the epoch it is of: whoever
/// first takes from a range moves its cursor into the epoch, so that a thread's own cursor stays in its cache.
final class WorkQueue: @unchecked Sendable {
    /// A region of a run; no two of an executor's life are the same.
    struct Position: Equatable {
        fileprivate var word: Int

        var index: Int { word & WorkQueue.indexMask }
        fileprivate var epoch: UInt32 { UInt32(truncatingIfNeeded: word >> WorkQueue.indexBits) }
        var isFinished: Bool { index == WorkQueue.indexMask }
    }

    private static let indexBits = 24
    private static let indexMask = 1 << indexBits - 1
    private static let wordsPerLine = 16

    private let members: Int
    /// The position and the unfinished tasks on the first line, then one cursor for each member.
    private let words: UnsafeMutablePointer<Atomic<Int>>

    init(members: Int) {
        self.members = members
        words = .allocate(capacity: (members + 1) * Self.wordsPerLine)
        for index in 0..<(members + 1) * Self.wordsPerLine { (words + index).initialize(to: Atomic(0)) }
        words.pointee.store(Self.indexMask, ordering: .relaxed)
    }

    deinit {
        words.deinitialize(count: (members + 1) * Self.wordsPerLine)
        words.deallocate()
    }

    private var unfinished: UnsafeMutablePointer<Atomic<Int>> { words + 1 }

    private func cursor(_ member: Int) -> UnsafeMutablePointer<Atomic<Int>> {
        words + (member + 1) * Self.wordsPerLine
    }

    var position: Position { Position(word: words.pointee.load(ordering: .acquiring)) }

    /// Makes a region the current one. One thread at a time does so: the caller of a run, then whoever ends a region.
    func enter(_ index: Int, tasks: Int) {
        unfinished.pointee.store(tasks, ordering: .relaxed)
        advance(to: index)
    }

    func finishRun() { advance(to: Self.indexMask) }

    private func advance(to index: Int) {
        let epoch = words.pointee.load(ordering: .relaxed) >> Self.indexBits &+ 1
        words.pointee.store(epoch << Self.indexBits | index, ordering: .releasing)
    }

    /// Takes tasks of a member's range; nil when nothing is left of it, for good.
    func take(_ position: Position, of member: Int, ranges: ThreadRanges) -> Range<Int>? {
        let end = ranges.boundaries[member + 1]
        let cursor = cursor(member)
        var seen = cursor.pointee.load(ordering: .acquiring)
        while true {
            let age = Int32(bitPattern: UInt32(truncatingIfNeeded: seen >> 32) &- position.epoch)
            // A cursor ahead of this thread: the region is long done.
            guard age <= 0 else { return nil }
            let first = age < 0 ? ranges.boundaries[member] : Int(UInt32(truncatingIfNeeded: seen))
            guard first < end else { return nil }
            let next = first + ranges.chunk(of: end - first)
            let (isTaken, original) = cursor.pointee.weakCompareExchange(
                expected: seen, desired: Int(position.epoch) << 32 | next, ordering: .acquiringAndReleasing)
            if isTaken { return first..<next }
            seen = original
        }
    }

    /// Notes that tasks are done; true for the last ones of the region.
    func finish(_ tasks: Int) -> Bool {
        unfinished.pointee.subtract(tasks, ordering: .acquiringAndReleasing).newValue == 0
    }
}
