import ServalGraph
import ServalKernels
import ServalReference
import ServalRuntime
import ServalTensor
import ServalTestSupport
import Testing

/// Layers in 8 bits whose scales, zero points and biases lie at the ends of what a file may state.
@Suite("Integer layers at the ends of their ranges")
struct IntegerExtremesTests {
    private static let scales: [Float] = [1e-12, 1e-4, 0.02, 1, 1e4]

    private static func node(
        _ name: String, _ operation: ServalGraph.Operation, _ inputs: [Int], _ scale: Float?, _ zeroPoint: Int = 0
    ) -> Node {
        Node(
            name: name, operation: operation, inputs: inputs,
            quantization: scale.map { QuantizationParameters(validScale: $0, zeroPoint: zeroPoint) })
    }

    private static func convolution(
        _ random: inout SplitMix64, channels: Int, scale: Float, activation: ActivationFunction
    ) -> ServalGraph.Operation {
        let weights = (0..<channels * channels).map { _ in Int8.random(in: -127...127, using: &random) }
        let limit = Int32.max - Int32(channels * 255 * 127)
        let biases = (0..<channels).map { [0, limit, -limit, 1_000][$0 % 4] }
        var convolution = Convolution(
            kernel: Tensor(
                shape: Shape(validated: [1, 1, channels, channels]), elementType: .int8, copying: weights),
            bias: Tensor(shape: Shape(validated: [channels]), elementType: .int32, copying: biases),
            strides: .square(1), padding: .valid, activation: activation, addsResidual: true)
        convolution.kernelScales = Tensor(
            shape: Shape(validated: [channels]), elementType: .float32,
            copying: [Float](repeating: scale, count: channels))
        return .convolution(convolution)
    }

    private static func graphs() -> [Graph] {
        var random = SplitMix64(name: "extremes")
        var graphs: [Graph] = []
        for input in scales {
            for output in scales {
                for kernel in [1e-12, 0.01, 1] as [Float] {
                    let zeroPoint = [0, 3, 127, 255][graphs.count % 4]
                    let activation = [ActivationFunction.linear, .relu, .relu6][graphs.count % 3]
                    graphs.append(
                        Graph(
                            nodes: [
                                node("x", .input(dimensions: [3, 5, 18]), [], input, 255 - zeroPoint),
                                node(
                                    "y", convolution(&random, channels: 18, scale: kernel, activation: activation),
                                    [0, 0], output, zeroPoint),
                            ], outputs: [1]))
                }
            }
        }
        return graphs
    }

    @Test("agree with the reference or are refused", arguments: Backend.available)
    func agree(backend: Backend) throws {
        var run = 0
        for graph in Self.graphs() {
            guard let network = try? ShapedGraph(graph) else { continue }
            run += 1
            let placed = try placeConversions(network)
            let scale = try #require(graph.nodes[0].quantization?.scale)
            let input = RandomTensor.make(seed: UInt64(run), shape: [1, 3, 5, 18], range: -300 * scale...300 * scale)
            let expected = IntegerInterpreter.evaluate(graph: placed.graph, inputs: [ReferenceTensor(input)])
            let executor = try Executor(
                plan: PlanCompiler.compile(placed, options: PlanOptions(backend: backend)), threads: 1)
            executor.bindInput(0, to: input.start.pointer.assumingMemoryBound(to: Float.self))
            for (index, step) in executor.plan.steps.enumerated() {
                executor.run(steps: index..<index + 1)
                if case .quantized(let levels) = expected[step.node] {
                    let found = PlanObserver(executor).quantizedValue(of: step.node)
                    #expect(found == levels.levels, "\(graph.nodes.map(\.quantization))")
                }
            }
        }
        #expect(run >= 50)
    }

    /// Functions, products and rescalings of values of all these scales.
    private static func functionGraphs() -> [Graph] {
        var random = SplitMix64(name: "extreme functions")
        var graphs: [Graph] = []
        let functions: [ActivationFunction] = [.silu, .hardSilu, .gelu(approximate: false), .exponential, .tanh]
        for input in scales {
            for output in scales {
                let zeroPoint = [0, 3, 127, 255][graphs.count % 4]
                let factors = (0..<18).map {
                    Float([1e-30, -3, 1, 3e38][$0 % 4]) * Float.random(in: 0.5...1, using: &random)
                }
                let offsets = (0..<18).map { Float([0, 1e-3, -3e38, 1e5, 3e38][$0 % 5]) }
                let combinations = [Combination.multiply, .subtract, .maximum, .average]
                graphs.append(
                    Graph(
                        nodes: [
                            node("x", .input(dimensions: [3, 5, 18]), [], input, 255 - zeroPoint),
                            node("f", .activation(functions[graphs.count % 5]), [0], output, zeroPoint),
                            node("c", .combine(combinations[graphs.count % 4]), [0, 1], input, zeroPoint),
                            node("a", .rescaling(Rescaling(scale: factors, offset: offsets)), [0], output, zeroPoint),
                            node(
                                "p", .globalPooling(GlobalPooling(kind: .average, keepsDimensions: true)), [0], output,
                                128),
                            node("s", .combine(.multiply), [4, 0], output, zeroPoint),
                        ], outputs: [2, 3, 5]))
            }
        }
        return graphs
    }

    @Test("agree with the reference where they are functions, products and rescalings", arguments: Backend.available)
    func functionsAgree(backend: Backend) throws {
        for (number, graph) in Self.functionGraphs().enumerated() {
            let placed = try placeConversions(ShapedGraph(graph))
            #expect(placed.graph.floatIslands.isEmpty)
            let scale = try #require(graph.nodes[0].quantization?.scale)
            let input = RandomTensor.make(
                seed: UInt64(number), shape: [1, 3, 5, 18], range: -300 * scale...300 * scale)
            let expected = IntegerInterpreter.evaluate(graph: placed.graph, inputs: [ReferenceTensor(input)])
            let executor = try Executor(
                plan: PlanCompiler.compile(placed, options: PlanOptions(backend: backend)), threads: 1)
            executor.bindInput(0, to: input.start.pointer.assumingMemoryBound(to: Float.self))
            for (index, step) in executor.plan.steps.enumerated() {
                executor.run(steps: index..<index + 1)
                if case .quantized(let levels) = expected[step.node] {
                    let found = PlanObserver(executor).quantizedValue(of: step.node)
                    #expect(found == levels.levels, "\(step.kernel): \(graph.nodes.map(\.quantization))")
                }
            }
        }
    }

    @Test("give the level 0 for what is not a number", arguments: Backend.available)
    func notANumber(backend: Backend) throws {
        let graph = Graph(
            nodes: [
                Self.node("x", .input(dimensions: [2, 2, 17]), [], 0.5, 9),
                Self.node(
                    "y", .pooling(Pooling(kind: .maximum, window: .square(1), strides: .square(1), padding: .valid)),
                    [0], 0.5, 9),
            ], outputs: [1])
        let values = (0..<68).map { [Float.nan, .infinity, -.infinity, 1][$0 % 4] }
        let input = try Tensor([1, 2, 2, 17], values: values)
        let executor = try Executor(
            plan: PlanCompiler.compile(
                placeConversions(ShapedGraph(graph)), options: PlanOptions(backend: backend)), threads: 1)
        executor.bindInput(0, to: input.start.pointer.assumingMemoryBound(to: Float.self))
        executor.run(steps: 0..<1)
        let found = PlanObserver(executor).quantizedValue(of: executor.plan.steps[0].node)
        #expect(found == (0..<68).map { [0, 255, 0, 11][$0 % 4] })
    }
}
