import Synchronization

/// How far the threads of an executor have come: the current superstep, and what is left of each thread's share of it.
///
/// The position and the count of unfinished units share a cache line, so that ending one superstep and beginning the next is one
/// exchange between two processors. Each share has a cursor on a line of its own, stamped with the epoch it is of: whoever
/// first takes from a share moves its cursor into the epoch, so that a thread's own cursor stays in its cache.
final class Progress: @unchecked Sendable {
    /// A superstep of a run; no two of an executor's life are the same.
    struct Position: Equatable {
        fileprivate var word: Int

        var index: Int { word & Progress.indexMask }
        fileprivate var epoch: UInt32 { UInt32(truncatingIfNeeded: word >> Progress.indexBits) }
        var isFinished: Bool { index == Progress.indexMask }
    }

    private static let indexBits = 24
    private static let indexMask = 1 << indexBits - 1
    private static let wordsPerLine = 16

    private let members: Int
    /// The position and the unfinished units on the first line, then one cursor for each member.
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

    /// Makes a superstep the current one. One thread at a time does so: the caller of a run, then whoever ends a superstep.
    func enter(_ index: Int, units: Int) {
        unfinished.pointee.store(units, ordering: .relaxed)
        advance(to: index)
    }

    func finishRun() { advance(to: Self.indexMask) }

    private func advance(to index: Int) {
        let epoch = words.pointee.load(ordering: .relaxed) >> Self.indexBits &+ 1
        words.pointee.store(epoch << Self.indexBits | index, ordering: .releasing)
    }

    /// Takes units of a member's share; nil when nothing is left of it, for good.
    func take(_ position: Position, of member: Int, shares: SuperstepShares) -> Range<Int>? {
        let end = shares.boundaries[member + 1]
        let cursor = cursor(member)
        var seen = cursor.pointee.load(ordering: .acquiring)
        while true {
            let age = Int32(bitPattern: UInt32(truncatingIfNeeded: seen >> 32) &- position.epoch)
            // A cursor ahead of this thread: the superstep is long done.
            guard age <= 0 else { return nil }
            let first = age < 0 ? shares.boundaries[member] : Int(UInt32(truncatingIfNeeded: seen))
            guard first < end else { return nil }
            let next = first + shares.piece(of: end - first)
            let (isTaken, original) = cursor.pointee.weakCompareExchange(
                expected: seen, desired: Int(position.epoch) << 32 | next, ordering: .acquiringAndReleasing)
            if isTaken { return first..<next }
            seen = original
        }
    }

    /// Notes that units are done; true for the last ones of the superstep.
    func finish(_ units: Int) -> Bool {
        unfinished.pointee.subtract(units, ordering: .acquiringAndReleasing).newValue == 0
    }
}
