import ServalKernels
import ServalRuntime
import ServalTestSupport
import Testing

@Suite("Parallel regions")
struct RegionTests {
    static let cases = (try? OperatorCase.regions()) ?? []

    @Test("compute what the reference computes, to the same bits on any number of threads", arguments: cases)
    func agreeWithReference(example: OperatorCase) throws {
        let expected = try example.referenceOutputs()
        for backend in Backend.available {
            let alone = try PlanRun(example, backend: backend)
            #expect(alone.outputs.count == expected.count)
            for (output, wanted) in zip(alone.outputs, expected) {
                let difference = try TensorDifference(
                    found: output, expected: wanted, tolerance: PlanTests.tolerance)
                #expect(difference.isWithinTolerance, "\(backend), \(example.name): \(difference)")
            }
            for members in [[0, 1], [1, 0], [2, 0, 1], [0, 1, 2]] {
                let found = try PlanRun(example, backend: backend, threads: members.count, inTurn: members)
                let isSame = try found.bits == alone.bits
                #expect(isSame, "\(backend), \(example.name), thread ranges in the order \(members)")
            }
            for threads in [2, 3, 5] {
                let isSame = try PlanRun(example, backend: backend, threads: threads, runs: 3).bits == alone.bits
                #expect(isSame, "\(backend), \(example.name), \(threads) threads")
            }
        }
    }

    /// The operations of each region.
    private func regions(_ name: String, threads: Int) throws -> [[String]] {
        let example = try #require(Self.cases.first { $0.name == name })
        let plan = try PlanRun(example, backend: .baseline).plan
        let regions = plan.regions(threads: threads)
        #expect(regions.flatMap(\.steps) == Array(plan.steps.indices))
        return regions.map { region in
            region.steps.map { String(plan.steps[$0].kernel.split(separator: "_")[1]) }
        }
    }

    @Test("go by rows from a window to the next one")
    func rows() throws {
        #expect(
            try regions("blocks by rows", threads: 2) == [
                ["strassen"], ["dwconv", "strassen", "strassen"], ["dwconv", "strassen", "strassen"],
                ["dwconv", "strassen"], ["dwconv"], ["gemm"],
            ])
        #expect(
            try regions("plain products by rows", threads: 3) == [["dwconv", "gemm", "gemm"], ["dwconv", "gemm"]])
    }

    @Test("go by channels up to partial sums on two threads, and up to the sum on more and in batches")
    func channels() throws {
        let end = [["strassen", "gmaxpool"], ["gemm", "gemm"]]
        let block = ["strassen", "dwconv", "strassen"]
        #expect(try regions("blocks by channels", threads: 2) == [block, block] + end)
        let parts = [["strassen", "dwconv"], ["strassen"]]
        #expect(try regions("blocks by channels", threads: 3) == parts + parts + end)
        #expect(try regions("blocks by channels of two images", threads: 2) == parts + parts + end)
    }

    @Test("do not leave partial sums of what is also added to the next product")
    func residualOfNext() throws {
        #expect(
            try regions("a product in parts that is added to what is made of it", threads: 2) == [
                ["dwconv"], ["strassen"], ["strassen", "dwconv"],
            ])
    }
}
