import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTensor
import ServalTestSupport
import Testing

/// Concatenations whose inputs are written straight into them.
@Suite("A slice of a concatenation")
struct SliceTests {
    static let cases = (try? OperatorCase.concatenations()) ?? []

    /// Compiles a case; a plan that copies is of the same network with all that is joined as further outputs.
    private func plan(_ example: OperatorCase, backend: Backend, level2: Int = 1 << 20, copies: Bool = false) throws
        -> Plan
    {
        var network = try optimize(ShapedGraph(example.graph))
        if copies {
            let joined = network.nodes.flatMap { node -> [Int] in
                if case .concatenate = node.operation { return node.inputs }
                return []
            }
            network = try network.returning(network.outputs + joined)
        }
        return try PlanCompiler.compile(
            network,
            options: PlanOptions(
                backend: backend, batch: example.inputShapes[0][0], caches: CacheSizes(level2: level2)))
    }

    /// The bits of a case's outputs.
    private func bits(
        _ example: OperatorCase, _ plan: Plan, threads: Int = 1, inTurn members: [Int]? = nil
    ) throws -> [[UInt32]] {
        let executor = try Executor(plan: plan, threads: threads)
        let inputs = example.inputs()
        let addresses = inputs.map { $0.start.pointer.assumingMemoryBound(to: Float.self) }
        addresses.withUnsafeBufferPointer {
            if let members { return PlanObserver(executor).runInTurn(inputs: $0, members: members) }
            for _ in 0..<2 { executor.run(inputs: $0) }
        }
        withExtendedLifetime(inputs) {}
        return try plan.outputs.prefix(example.graph.outputs.count).map {
            try #require(executor.value(of: $0)).map(\.bitPattern)
        }
    }

    @Test("is computed as the reference computes it", arguments: Backend.available, cases)
    func agreesWithReference(backend: Backend, example: OperatorCase) throws {
        let run = try PlanRun(example, backend: backend)
        let expected = try example.referenceOutputs()
        #expect(run.outputs.count == expected.count)
        for (output, wanted) in zip(run.outputs, expected) {
            let difference = try TensorDifference(found: output, expected: wanted, tolerance: PlanTests.tolerance)
            #expect(difference.isWithinTolerance, "\(example.name): \(difference)")
        }
    }

    @Test("has the bits of the same value by itself, on any number of threads", arguments: Backend.available, cases)
    func bitsAreThoseOfCopies(backend: Backend, example: OperatorCase) throws {
        for level2 in [2 << 10, 64 << 10, 1 << 20] {
            let expected = try bits(example, plan(example, backend: backend, level2: level2, copies: true))
            let plan = try plan(example, backend: backend, level2: level2)
            for threads in 1...3 {
                let isSame = try bits(example, plan, threads: threads) == expected
                #expect(isSame, "\(level2) bytes, \(threads) threads")
            }
            for members in [[1, 0], [2, 0, 1]] {
                let isSame = try bits(example, plan, threads: members.count, inTurn: members) == expected
                #expect(isSame, "\(level2) bytes, thread ranges in the order \(members)")
            }
        }
    }

    @Test("is what an observer sees, in whatever it lies", arguments: Backend.available)
    func observersSeeValues(backend: Backend) throws {
        var gathered = 0
        for example in Self.cases {
            var values: [[Int: [UInt32]]] = []
            for copies in [false, true] {
                let executor = try Executor(plan: plan(example, backend: backend, copies: copies), threads: 1)
                let (observer, inputs) = (PlanObserver(executor), example.inputs())
                for (position, input) in inputs.enumerated() {
                    executor.bindInput(position, to: input.start.pointer.assumingMemoryBound(to: Float.self))
                }
                var stored: [Int: [UInt32]] = [:]
                for (index, step) in executor.plan.steps.enumerated() {
                    executor.run(steps: index..<index + 1)
                    let floats = try #require(observer.floats(of: step.node))
                    observer.withDequantizedValue(of: step.node) { #expect(Array($0) == floats) }
                    stored[step.node] = floats.map(\.bitPattern)
                    if executor.value(of: step.node) == nil {
                        gathered += 1
                        // What is put in is what is found.
                        floats.withUnsafeBufferPointer { observer.setFloats(of: step.node, to: $0) }
                        #expect(observer.floats(of: step.node) == floats)
                    }
                }
                withExtendedLifetime(inputs) {}
                values.append(stored)
            }
            #expect(values[0] == values[1], "\(example.name)")
        }
        #expect(gathered >= 100)
    }

    /// The steps of a case that join values, and which of them have nothing to copy.
    private func joins(_ name: String) throws -> [Bool] {
        let example = try #require(Self.cases.first { $0.name.hasPrefix(name) })
        return try plan(example, backend: .baseline).steps.filter { $0.kernel.contains("concat") }.map {
            $0.kernel.contains("concat_view")
        }
    }

    @Test("takes the place of every copy in a dense block, a module of branches and a decoder")
    func nothingIsCopied() throws {
        #expect(try joins("dense block of [1, 9, 7]") == [Bool](repeating: true, count: 6))
        #expect(try joins("Inception module of [2, 8, 8]") == [Bool](repeating: true, count: 4))
        #expect(try joins("encoder and decoder") == [true, true])
    }

    @Test("lies in one place, and is copied to others")
    func sharedValuesAreCopied() throws {
        #expect(try joins("the same value twice") == [false])
        #expect(try joins("a value in two concatenations") == [true, false])
        #expect(try joins("a concatenation in two concatenations") == [true, true, false])
        #expect(try joins("an input of the network") == [false])
        #expect(try joins("concatenations that are outputs") == [true, false])
        #expect(try joins("a slice that is an output") == [false])
        #expect(try joins("slices that are read as vectors") == [false])
    }

    @Test("saves the memory of a copy")
    func arenaShrinks() throws {
        for example in Self.cases where example.name.hasPrefix("dense block") {
            let arena = try plan(example, backend: .baseline).memory.arenaByteCount
            let copying = try plan(example, backend: .baseline, copies: true).memory.arenaByteCount
            #expect(arena < copying, "\(example.name)")
        }
    }
}
