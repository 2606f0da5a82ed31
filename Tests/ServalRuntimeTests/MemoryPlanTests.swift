import ServalRuntime
import ServalTestSupport
import Testing

@Suite("The memory plan")
struct MemoryPlanTests {
    @Test("gives buffers that are alive at the same time disjoint places", arguments: 0..<50)
    func placesAreDisjoint(seed: UInt64) {
        let lifetimes = Self.randomLifetimes(seed: seed, count: 40)
        let plan = MemoryPlan(lifetimes)
        for first in lifetimes.indices {
            #expect(plan.offsets[first] % 64 == 0)
            #expect(plan.offsets[first] + lifetimes[first].byteCount <= plan.arenaByteCount)
            for second in lifetimes.indices where second > first && lifetimes[first].overlaps(lifetimes[second]) {
                let firstEnd = plan.offsets[first] + lifetimes[first].byteCount
                let secondEnd = plan.offsets[second] + lifetimes[second].byteCount
                #expect(firstEnd <= plan.offsets[second] || secondEnd <= plan.offsets[first])
            }
        }
        #expect(plan.lowerBoundByteCount <= plan.arenaByteCount)
        #expect(plan.arenaByteCount <= plan.totalByteCount)
    }

    @Test("lets values that follow each other share memory")
    func sharesMemory() {
        let plan = MemoryPlan([
            Lifetime(byteCount: 1024, firstStep: 0, lastStep: 1), Lifetime(byteCount: 512, firstStep: 1, lastStep: 2),
            Lifetime(byteCount: 1024, firstStep: 2, lastStep: 3),
        ])
        #expect(plan.arenaByteCount == 1536)
        #expect(plan.lowerBoundByteCount == 1536)
        #expect(plan.totalByteCount == 2560)
    }

    @Test("of nothing is empty")
    func emptyPlan() {
        #expect(MemoryPlan([]).arenaByteCount == 0)
    }

    private static func randomLifetimes(seed: UInt64, count: Int) -> [Lifetime] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            let first = random.below(30)
            return Lifetime(byteCount: 1 + random.below(5000), firstStep: first, lastStep: first + random.below(8))
        }
    }
}
