import ServalRuntime
import Synchronization
import Testing

@Suite("A thread team")
struct ThreadTeamTests {
    @Test("calls its work once a member and round", arguments: [1, 2, 3, 5])
    func everyMemberWorksOncePerRound(size: Int) {
        let counts = Counts()
        let team = ThreadTeam(size: size) { counts.add(member: $0) }
        #expect(team.size == size)
        for _ in 0..<200 { team.runRound() }
        #expect(counts.values == [Int](repeating: 200, count: size))
    }

    @Test("wakes up after its helpers have gone to sleep")
    func wakesAfterSleep() async throws {
        let counts = Counts()
        let team = ThreadTeam(size: 3) { counts.add(member: $0) }
        for _ in 0..<3 {
            team.runRound()
            try await Task.sleep(for: .milliseconds(30))
        }
        #expect(counts.values == [3, 3, 3])
    }

    @Test("is kept together by a barrier", arguments: [2, 3])
    func barrierSeparatesPhases(size: Int) {
        let phases = Phases(barrier: SpinBarrier(participants: size))
        let early = Counts()
        let team = ThreadTeam(size: size) { member in
            for phase in 1...500 {
                phases.arrived.add(1, ordering: .sequentiallyConsistent)
                phases.barrier.wait {}
                if phases.arrived.load(ordering: .sequentiallyConsistent) < phase * size { early.add(member: member) }
                phases.barrier.wait {}
            }
        }
        team.runRound()
        #expect(early.values.isEmpty)
        #expect(phases.arrived.load(ordering: .relaxed) == 500 * size)
    }
}

private final class Phases: Sendable {
    let barrier: SpinBarrier
    let arrived = Atomic<Int>(0)

    init(barrier: SpinBarrier) { self.barrier = barrier }
}

/// How often each member called, counted under a lock.
private final class Counts: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    func add(member: Int) { counts.withLock { $0[member, default: 0] += 1 } }

    var values: [Int] { counts.withLock { counts in counts.keys.sorted().map { counts[$0] ?? 0 } } }
}
