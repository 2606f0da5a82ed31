import ServalGraph
import ServalKernels
import ServalReference
import ServalRuntime
import ServalTensor
import ServalTestSupport
import Testing

/// Runs a case through the optimised graph, a plan and an executor, as a session does.
struct PlanRun {
    let outputs: [Tensor]
    let plan: Plan

    /// - Parameters:
    ///   - level2: the size of second-level cache to plan for; a small one fuses all that can be fused.
    ///   - members: if given, the threads' ranges are computed one after the other, in this order.
    init(
        _ example: OperatorCase, backend: Backend, threads: Int = 1, level2: Int = 1 << 20, runs: Int = 1,
        inTurn members: [Int]? = nil, cancellationInterval: Double = CancellationInterval.usual
    ) throws {
        try self.init(
            example, plan: Self.compile(example, backend: backend, level2: level2), threads: threads, runs: runs,
            inTurn: members, cancellationInterval: cancellationInterval)
    }

    /// The same with a plan that is compiled already.
    init(
        _ example: OperatorCase, plan: Plan, threads: Int = 1, runs: Int = 1, inTurn members: [Int]? = nil,
        cancellationInterval: Double = CancellationInterval.usual
    ) throws {
        self.plan = plan
        let executor = try Executor(plan: plan, threads: threads, cancellationInterval: cancellationInterval)
        let inputs = example.inputs()
        let addresses = inputs.map { $0.start.pointer.assumingMemoryBound(to: Float.self) }
        for _ in 0..<runs {
            addresses.withUnsafeBufferPointer {
                if let members {
                    PlanObserver(executor).runInTurn(inputs: $0, members: members)
                } else {
                    executor.run(inputs: $0)
                }
            }
        }
        withExtendedLifetime(inputs) {}
        outputs = plan.outputs.map { node in
            Tensor(shape: plan.values[node]?.shape ?? Shape(validated: [0])) { destination in
                if let value = executor.value(of: node) {
                    _ = destination.update(fromContentsOf: UnsafeBufferPointer(value))
                }
            }
        }
        withExtendedLifetime(executor) {}
    }

    static func compile(_ example: OperatorCase, backend: Backend, level2: Int) throws -> Plan {
        try PlanCompiler.compile(
            optimize(ShapedGraph(example.graph)),
            options: PlanOptions(
                backend: backend, batch: example.inputShapes[0][0], caches: CacheSizes(level2: level2)))
    }

    var bits: [[UInt32]] { get throws { try outputs.map { try $0.floats().map(\.bitPattern) } } }
}

@Suite("A plan")
struct PlanTests {
    static let cases = (try? OperatorCase.all()) ?? []
    /// Relative to the largest magnitude of the output, for sums of a few hundred float32 products.
    static let tolerance = 2e-5

    @Test("has many cases to be tried on")
    func casesExist() {
        #expect(Self.cases.count >= 250)
    }

    @Test("computes what the reference computes", arguments: Backend.available, cases)
    func agreesWithReference(backend: Backend, example: OperatorCase) throws {
        let run = try PlanRun(example, backend: backend)
        try expectAgreement(run, example)
    }

    @Test("that computes in row tiles agrees with the reference", arguments: Backend.available, cases)
    func fusedOperatorsAgreeWithReference(backend: Backend, example: OperatorCase) throws {
        let run = try PlanRun(example, backend: backend, threads: 2, level2: 2048)
        try expectAgreement(run, example)
    }

    @Test("computes wide projections by Strassen's algorithm in fused operators too", arguments: Backend.available)
    func fusedOperatorsHoldStrassen(backend: Backend) throws {
        let wide = Self.cases.filter { $0.name.hasPrefix("a wide projection") }
        #expect(wide.count == 4)
        for example in wide {
            let steps = try PlanRun(example, backend: backend, level2: 2048).plan.steps
            #expect(
                steps.contains { $0.kernel.hasPrefix("f32_fused") && $0.kernel.contains("_strassen") },
                "\(example.name): \(steps.map(\.kernel))")
        }
    }

    @Test("shows an observer what it keeps in line buffers only", arguments: Backend.available)
    func lineBufferValuesAreThoseOfWholeLayers(backend: Backend) throws {
        var compared = 0
        for example in Self.cases {
            let whole = try values(example, backend: backend, level2: 1 << 20).stored
            for (node, bits) in try values(example, backend: backend, level2: 2048).onTheWay {
                #expect(whole[node] == bits, "\(example.name)")
                compared += 1
            }
        }
        #expect(compared >= 20)
    }

    /// The bits of every value that a plan stores, and of those that it keeps in line buffers only, by node.
    private func values(
        _ example: OperatorCase, backend: Backend, level2: Int
    ) throws -> (stored: [Int: [UInt32]], onTheWay: [Int: [UInt32]]) {
        let options = PlanOptions(
            backend: backend, batch: example.inputShapes[0][0], caches: CacheSizes(level2: level2))
        let executor = try Executor(
            plan: PlanCompiler.compile(optimize(ShapedGraph(example.graph)), options: options), threads: 1)
        let inputs = example.inputs()
        for (position, input) in inputs.enumerated() {
            executor.bindInput(position, to: input.start.pointer.assumingMemoryBound(to: Float.self))
        }
        var (stored, onTheWay) = ([Int: [UInt32]](), [Int: [UInt32]]())
        for (index, step) in executor.plan.steps.enumerated() {
            executor.run(steps: index..<index + 1)
            for value in PlanObserver(executor).lineBufferValues(ofStep: index) {
                onTheWay[value.node] = value.floats.map(\.bitPattern)
            }
            stored[step.node] = PlanObserver(executor).floats(of: step.node)?.map(\.bitPattern)
        }
        withExtendedLifetime(inputs) {}
        return (stored, onTheWay)
    }

    @Test("gives the same bits on any number of threads and in every run", arguments: Backend.available, cases)
    func isDeterministic(backend: Backend, example: OperatorCase) throws {
        let expected = try PlanRun(example, backend: backend).bits
        #expect(try PlanRun(example, backend: backend, threads: 2).bits == expected)
        #expect(try PlanRun(example, backend: backend, threads: 3, runs: 3).bits == expected)
        #expect(try PlanRun(example, backend: backend, threads: 3, level2: 2048, runs: 2).bits == expected)
        #expect(try PlanRun(example, backend: backend, threads: 2, inTurn: [1, 0]).bits == expected)
    }

    static let fusedBackends = Backend.available.filter(\.instructionSet.fusesMultiplyAdd)

    @Test(
        "gives the same bits on all instruction sets with fused multiply-add",
        .enabled(if: fusedBackends.count > 1), arguments: cases)
    func instructionSetsAgree(example: OperatorCase) throws {
        let expected = try PlanRun(example, backend: Self.fusedBackends[0]).bits
        for backend in Self.fusedBackends.dropFirst() {
            #expect(try PlanRun(example, backend: backend).bits == expected, "\(backend)")
        }
    }

    private func expectAgreement(_ run: PlanRun, _ example: OperatorCase) throws {
        let expected = try example.referenceOutputs()
        #expect(run.outputs.count == expected.count)
        for (output, wanted) in zip(run.outputs, expected) {
            let difference = try TensorDifference(found: output, expected: wanted, tolerance: Self.tolerance)
            #expect(difference.isWithinTolerance, "\(example.name): \(difference)")
        }
    }
}
