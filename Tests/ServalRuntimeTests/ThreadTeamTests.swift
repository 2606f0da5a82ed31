import ServalRuntime
import Synchronization
import Testing

@Suite("A thread team")
struct ThreadTeamTests {
    @Test("has each helper answer after it is woken", arguments: [2, 3, 5])
    func everyHelperAnswers(size: Int) async throws {
        let counts = Counts()
        let team = ThreadTeam(size: size) { counts.add(member: $0) }
        #expect(team.size == size)
        for round in 1...20 {
            let before = counts.values
            team.wake()
            try await counts.wait { values in
                (1..<size).allSatisfy { values[$0, default: 0] > before[$0, default: 0] }
            }
            #expect((1..<size).allSatisfy { counts.values[$0, default: 0] <= round })
        }
        #expect(counts.values[0] == nil)
    }

    @Test("wakes up after its helpers have gone to sleep")
    func wakesAfterSleep() async throws {
        let counts = Counts()
        let team = ThreadTeam(size: 3) { counts.add(member: $0) }
        for round in 1...3 {
            try await Task.sleep(for: .milliseconds(30))
            team.wake()
            try await counts.wait { $0 == [1: round, 2: round] }
        }
    }

    @Test("of one starts no thread")
    func oneNeedsNoThread() {
        let counts = Counts()
        let team = ThreadTeam(size: 1) { counts.add(member: $0) }
        team.wake()
        #expect(team.size == 1)
        #expect(counts.values.isEmpty)
    }
}

/// How often each member called, counted under a lock.
private final class Counts: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    func add(member: Int) { counts.withLock { $0[member, default: 0] += 1 } }

    var values: [Int: Int] { counts.withLock { $0 } }

    /// Returns when the condition holds; throws when it does not for ten seconds.
    func wait(until condition: ([Int: Int]) -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while !condition(values) {
            try #require(ContinuousClock.now < deadline)
            try await Task.sleep(for: .microseconds(100))
        }
    }
}
