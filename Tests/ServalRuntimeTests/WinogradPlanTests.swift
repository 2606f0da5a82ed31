import ServalGraph
import ServalKernels
import ServalReference
import ServalRuntime
import ServalTensor
import ServalTestSupport
import Testing

@Suite("Convolutions with windows")
struct WinogradPlanTests {
    static let cases = (try? OperatorCase.winogradConvolutions()) ?? []

    /// The form in which the case's 3x3 convolution is computed: `winograd4`, `winograd2` or `igemm`.
    private func form(
        _ example: OperatorCase, numerics: NumericsVersion = .latest, backend: Backend = .baseline, batch: Int? = nil,
        level2: Int = 1 << 20
    ) throws -> String? {
        let plan = try compile(example, numerics: numerics, backend: backend, batch: batch, level2: level2)
        return plan.steps.lazy.map { String($0.kernel.split(separator: "_")[1]) }.first {
            $0.hasPrefix("winograd") || $0 == "igemm"
        }
    }

    private func compile(
        _ example: OperatorCase, numerics: NumericsVersion, backend: Backend, batch: Int? = nil, level2: Int = 1 << 20
    ) throws -> Plan {
        var graph = example.graph
        graph.numerics = numerics
        return try PlanCompiler.compile(
            optimize(ShapedGraph(graph)),
            options: PlanOptions(
                backend: backend, batch: batch ?? example.inputShapes[0][0], caches: CacheSizes(level2: level2)))
    }

    @Test("are computed by Winograd's algorithm where that pays, in the second version of the numerics")
    func choosesForm() throws {
        #expect(Self.cases.count >= 20)
        for example in Self.cases {
            let expected =
                example.name.hasPrefix("direct")
                ? "igemm"
                : example.name.hasPrefix("F(2, 3)") || example.name.contains("by panels") ? "winograd2" : "winograd4"
            #expect(try form(example) == expected, "\(example.name)")
            #expect(try form(example, numerics: .v1) == "igemm", "\(example.name)")
        }
    }

    @Test("have a form that neither batch nor cache nor instruction set decides")
    func formFollowsFromShapes() throws {
        for example in Self.cases {
            let expected = try form(example)
            for batch in [1, 2, 9] { #expect(try form(example, batch: batch) == expected, "\(example.name)") }
            for level2 in [2048, 32 << 10, 8 << 20] {
                #expect(try form(example, level2: level2) == expected, "\(example.name), \(level2) bytes")
            }
            for backend in Backend.available {
                #expect(try form(example, backend: backend) == expected, "\(example.name), \(backend)")
            }
        }
    }

    @Test("give the same bits whatever the caches and the number of threads", arguments: Backend.available)
    func bitsFollowFromShapes(backend: Backend) throws {
        for example in Self.cases {
            let expected = try PlanRun(example, backend: backend).bits
            for level2 in [2048, 64 << 10, 8 << 20] {
                for threads in [1, 2, 5] {
                    let isSame =
                        try PlanRun(example, backend: backend, threads: threads, level2: level2).bits == expected
                    #expect(isSame, "\(example.name), \(backend), \(level2) bytes, \(threads) threads")
                }
            }
        }
    }

    @Test("by Winograd's algorithm have errors near those of the direct form", arguments: Backend.available)
    func errorsAreNearThoseOfDirectForm(backend: Backend) throws {
        let example = try OperatorCase("two wide convolutions", inputs: [[1, 20, 20, 64]]) { builder in
            try builder.convolution(filters: 96, window: .square(3), activation: .relu)
            try builder.convolution(filters: 64, window: .square(3))
            return nil
        }
        let expected = try example.referenceOutputs()[0]
        let errors = try [NumericsVersion.v1, .v2].map { numerics in
            let plan = try compile(example, numerics: numerics, backend: backend)
            let output = try #require(try run(plan, example.inputs()).first)
            return try rootMeanSquare(output, expected)
        }
        #expect(errors[1] < 4 * errors[0], "direct: \(errors[0]), by Winograd's algorithm: \(errors[1])")
        #expect(errors[0] > 0 && errors[1] != errors[0])
    }

    private func run(_ plan: Plan, _ inputs: [Tensor]) throws -> [[Float]] {
        let executor = try Executor(plan: plan, threads: 1)
        let addresses = inputs.map { $0.start.pointer.assumingMemoryBound(to: Float.self) }
        addresses.withUnsafeBufferPointer { executor.run(inputs: $0) }
        return withExtendedLifetime(inputs) { plan.outputs.compactMap { executor.value(of: $0).map(Array.init) } }
    }

    private func rootMeanSquare(_ found: [Float], _ expected: ReferenceTensor) throws -> Double {
        #expect(found.count == expected.values.count)
        let squares = zip(found, expected.values).reduce(0.0) { sum, pair in
            let error = Double(pair.0) - pair.1
            return sum + error * error
        }
        return (squares / Double(found.count)).squareRoot()
    }
}
