import Synchronization

/// How far the threads of an executor have come: the current step, and what is left of each thread's share of it.
///
/// Each share has a cursor of its own, a step and a unit in one word, so that a cursor of another step is never mistaken
/// for one of this. All words lie on cache lines of their own.
final class Progress: @unchecked Sendable {
    private static let finished = Int.max
    private static let wordsPerLine = 16

    private let members: Int
    /// The current step, the unfinished units, then one cursor for each member.
    private let words: UnsafeMutablePointer<Atomic<Int>>

    init(members: Int) {
        self.members = members
        words = .allocate(capacity: (members + 2) * Self.wordsPerLine)
        for index in 0..<(members + 2) * Self.wordsPerLine { (words + index).initialize(to: Atomic(Self.finished)) }
    }

    deinit {
        words.deinitialize(count: (members + 2) * Self.wordsPerLine)
        words.deallocate()
    }

    private func word(_ line: Int) -> UnsafeMutablePointer<Atomic<Int>> { words + line * Self.wordsPerLine }

    /// Nil when the run is finished.
    var currentStep: Int? {
        let step = word(0).pointee.load(ordering: .acquiring)
        return step == Self.finished ? nil : step
    }

    /// Opens a member's share of a step, before the step is entered.
    func open(step: Int, of member: Int, at unit: Int) {
        word(2 + member).pointee.store(Self.cursor(step, unit), ordering: .relaxed)
    }

    /// Makes a step the current one.
    func enter(step: Int, units: Int) {
        word(1).pointee.store(units, ordering: .relaxed)
        word(0).pointee.store(step, ordering: .releasing)
    }

    func finishRun() { word(0).pointee.store(Self.finished, ordering: .releasing) }

    /// Takes units of a member's share; nil when nothing is left of it.
    func take(step: Int, of member: Int, shares: StepShares) -> Range<Int>? {
        let end = shares.boundaries[member + 1]
        let cursor = word(2 + member)
        var seen = cursor.pointee.load(ordering: .acquiring)
        while seen >> Self.unitBits == step {
            let first = seen & (1 << Self.unitBits - 1)
            guard first < end else { return nil }
            let next = first + shares.piece(of: end - first)
            let (isTaken, original) = cursor.pointee.weakCompareExchange(
                expected: seen, desired: Self.cursor(step, next), ordering: .acquiringAndReleasing)
            if isTaken { return first..<next }
            seen = original
        }
        return nil
    }

    /// Notes that units are done; true for the last ones of the step.
    func finish(_ units: Int) -> Bool {
        word(1).pointee.subtract(units, ordering: .acquiringAndReleasing).newValue == 0
    }

    private static let unitBits = 40

    private static func cursor(_ step: Int, _ unit: Int) -> Int { step << unitBits | unit }
}
