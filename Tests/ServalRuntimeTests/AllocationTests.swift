#if canImport(Glibc) && !SANITIZE
    import AllocationCounter
    import ServalKernels
    import ServalQuantization
    import ServalRuntime
    import ServalTensor
    import ServalTestSupport
    import Testing

    /// Each test is a process of its own, since the count is one of all threads.
    @Suite("A run allocates nothing")
    struct AllocationTests {
        @Test("of what is counted")
        func countsAllocations() async {
            let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
                let count = AllocationCounter.count {
                    UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1).deallocate()
                    UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64).deallocate()
                    UnsafeMutableRawPointer.allocate(byteCount: 5000, alignment: 4096).deallocate()
                }
                var report = AllocationReport()
                report.note(count < 3 ? 1 : 0, "\(count) are counted instead of 3 or more")
                report.note(AllocationCounter.count {}, "an empty body")
                report.write()
            }
            expectSilence(result)
        }

        @Test("whatever the operators")
        func realOperators() async {
            let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
                var report = AllocationReport()
                for example in try OperatorCase.all() {
                    let inputs = example.inputs()
                    try forEachWay { backend, threads, level2 in
                        let plan = try PlanRun.compile(example, backend: backend, level2: level2)
                        report.note(
                            try allocations(plan, inputs: inputs, threads: threads),
                            "\(example.name), \(backend), \(threads) threads, cache of \(level2)")
                    }
                }
                report.write()
            }
            expectSilence(result)
        }

        @Test("whatever the operators in 8 bits")
        func integerOperators() async {
            let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
                var report = AllocationReport()
                let cases =
                    try OperatorCase.all() + OperatorCase.integerCompositions() + OperatorCase.integerFusedOperators()
                for example in cases {
                    let test = try QuantizedCase(example)
                    guard test.graph.isQuantized else { continue }
                    try forEachWay { backend, threads, level2 in
                        let plan = try PlanCompiler.compile(
                            ShapedGraph(test.graph), options: test.options(backend, level2: level2))
                        report.note(
                            try allocations(plan, inputs: test.inputs, threads: threads),
                            "\(test.name), \(backend), \(threads) threads, cache of \(level2)")
                    }
                }
                report.write()
            }
            expectSilence(result)
        }
    }

    /// Calls `body` with backends, numbers of threads and sizes of second-level caches.
    private func forEachWay(_ body: (_ backend: Backend, _ threads: Int, _ level2: Int) throws -> Void) rethrows {
        for backend in Backend.available {
            for threads in [1, 3] {
                for level2 in [1 << 20, 2048] { try body(backend, threads, level2) }
            }
        }
    }

    /// Allocations of a run, after some that may prepare the runtime system for it.
    private func allocations(_ plan: Plan, inputs: [Tensor], threads: Int) throws -> Int {
        let executor = try Executor(plan: plan, threads: threads)
        let addresses = inputs.map { $0.start.pointer.assumingMemoryBound(to: Float.self) }
        return addresses.withUnsafeBufferPointer { addresses in
            for _ in 0..<2 { executor.run(inputs: addresses) }
            return AllocationCounter.count { executor.run(inputs: addresses) }
        }
    }

    /// Fails with what a process has said.
    private func expectSilence(_ result: ExitTest.Result?) {
        guard let text = result?.standardErrorContent, !text.isEmpty else { return }
        Issue.record(Comment(rawValue: String(decoding: text, as: UTF8.self)))
    }
#endif
