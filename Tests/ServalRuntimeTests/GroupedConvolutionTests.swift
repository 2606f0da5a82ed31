import ServalGraph
import ServalKernels
import ServalReference
import ServalRuntime
import ServalTensor
import ServalTestSupport
import Testing

/// Convolutions in groups: what a group reads begins in the middle of a pixel, and in 8 bits so does what it pads.
@Suite("A convolution in groups")
struct GroupedConvolutionTests {
    struct Shape: Sendable, CustomStringConvertible {
        var groups: Int
        /// Of one group.
        var inputs: Int
        var outputs: Int
        var window: Extent
        var stride: Int
        var dilation: Int
        var padding: Padding

        var description: String {
            "\(groups) groups of \(inputs) -> \(outputs), \(window) s\(stride) d\(dilation) \(padding)"
        }
    }

    private static let shapes: [Shape] = {
        var shapes: [Shape] = []
        for groups in [1, 2, 3, 4] {
            for inputs in [1, 2, 3, 4, 5, 8, 17] {
                for window in [Extent.square(1), .square(3), Extent(height: 1, width: 3), Extent(height: 4, width: 2)] {
                    for (stride, dilation) in [(1, 1), (2, 1), (3, 1), (1, 2)] {
                        for padding in [Padding.same, .valid] {
                            shapes.append(
                                Shape(
                                    groups: groups, inputs: inputs, outputs: [1, 3, 8, 9][shapes.count / 7 % 4],
                                    window: window, stride: stride, dilation: dilation, padding: padding))
                        }
                    }
                }
            }
        }
        return shapes
    }()

    private static let height = 9, width = 7

    private struct Case: Sendable {
        let shape: Shape
        let graph: Graph
        let input: Tensor
    }

    private static func input(_ shape: Shape, from random: inout SplitMix64) -> Tensor {
        RandomTensor.make(from: &random, shape: [2, height, width, shape.groups * shape.inputs], range: -2...2)
    }

    // MARK: float32

    private static let realCases = Result { () throws -> [(Case, ReferenceTensor)] in
        try shapes.map { shape in
            var random = SplitMix64(name: "real \(shape)")
            let (channels, outputs) = (shape.groups * shape.inputs, shape.groups * shape.outputs)
            let operation = Convolution(
                kernel: RandomTensor.make(
                    from: &random, shape: [shape.window.height, shape.window.width, shape.inputs, outputs]),
                bias: RandomTensor.make(from: &random, shape: [outputs]), strides: .square(shape.stride),
                dilation: .square(shape.dilation), padding: shape.padding, groups: shape.groups, activation: .relu6)
            let graph = Graph(
                nodes: [
                    Node(name: "x", operation: .input(dimensions: [height, width, channels]), inputs: []),
                    Node(name: "y", operation: .convolution(operation), inputs: [0]),
                ], outputs: [1])
            let input = input(shape, from: &random)
            let expected = try ReferenceInterpreter.outputs(of: graph, inputs: [ReferenceTensor(input)])
            return (Case(shape: shape, graph: graph, input: input), expected[0])
        }
    }

    @Test("computes in float32 what the reference computes", arguments: Backend.available, [1, 2, 3])
    func real(backend: Backend, threads: Int) throws {
        for (test, expected) in try Self.realCases.get() {
            let executor = try run(test, backend: backend, threads: threads)
            let values = try #require(executor.value(of: 1))
            let found = Tensor(shape: expected.shape) { _ = $0.update(fromContentsOf: UnsafeBufferPointer(values)) }
            let difference = try TensorDifference(found: found, expected: expected, tolerance: 2e-6)
            #expect(difference.isWithinTolerance, "\(test.shape): \(difference)")
        }
    }

    // MARK: 8 bits

    /// Two thirds of the cases return quantized values, the others float32.
    private static func integerGraph(_ shape: Shape, isReal: Bool, from random: inout SplitMix64) throws -> Graph {
        let (channels, outputs) = (shape.groups * shape.inputs, shape.groups * shape.outputs)
        let dimensions = [shape.window.height, shape.window.width, shape.inputs, outputs]
        let weights = (0..<dimensions.reduce(1, *)).map { _ in Int8.random(in: -127...127, using: &random) }
        let biases = (0..<outputs).map { _ in Int32.random(in: -9_000...9_000, using: &random) }
        let scales = (0..<outputs).map { _ in Float.random(in: 0.001...0.02, using: &random) }
        var operation = Convolution(
            kernel: Tensor(shape: ServalTensor.Shape(validated: dimensions), elementType: .int8, copying: weights),
            bias: Tensor(shape: ServalTensor.Shape(validated: [outputs]), elementType: .int32, copying: biases),
            strides: .square(shape.stride), dilation: .square(shape.dilation), padding: shape.padding,
            groups: shape.groups)
        operation.kernelScales = Tensor(
            shape: ServalTensor.Shape(validated: [outputs]), elementType: .float32, copying: scales)
        let zeroPoint = Int.random(in: 0...255, using: &random)
        let graph = Graph(
            nodes: [
                Node(
                    name: "x", operation: .input(dimensions: [height, width, channels]), inputs: [],
                    quantization: QuantizationParameters(validScale: 0.02, zeroPoint: zeroPoint)),
                Node(
                    name: "y", operation: .convolution(operation), inputs: [0],
                    quantization: isReal ? nil : QuantizationParameters(validScale: 0.05, zeroPoint: 128)),
            ], outputs: [1])
        return try placeConversions(ShapedGraph(graph)).graph
    }

    private static let integerCases = Result {
        try shapes.enumerated().map { index, shape -> (Case, [QuantizedValue]) in
            var random = SplitMix64(name: "integer \(shape)")
            let graph = try integerGraph(shape, isReal: index % 3 == 2, from: &random)
            let input = input(shape, from: &random)
            return (
                Case(shape: shape, graph: graph, input: input),
                IntegerInterpreter.evaluate(graph: graph, inputs: [ReferenceTensor(input)])
            )
        }
    }

    @Test("computes in 8 bits what the integer reference computes", arguments: Backend.available, [1, 2, 3])
    func integer(backend: Backend, threads: Int) throws {
        for (test, expected) in try Self.integerCases.get() {
            let executor = try run(test, backend: backend, threads: threads)
            let node = try #require(
                test.graph.nodes.firstIndex {
                    if case .convolution = $0.operation { true } else { false }
                })
            switch expected[node] {
            case .quantized(let expected):
                // Its place is its own: nothing but a conversion to the output follows.
                #expect(PlanObserver(executor).quantizedValue(of: node) == expected.levels, "\(test.shape)")
            case .float(let expected):
                let found = try #require(executor.value(of: node)).map { Double($0) }
                #expect(found == expected.values, "\(test.shape)")
            }
        }
    }

    private func run(_ test: Case, backend: Backend, threads: Int) throws -> Executor {
        let plan = try PlanCompiler.compile(ShapedGraph(test.graph), options: PlanOptions(backend: backend, batch: 2))
        let executor = try Executor(plan: plan, threads: threads)
        withUnsafePointer(to: test.input.start.pointer.assumingMemoryBound(to: Float.self)) {
            executor.run(inputs: UnsafeBufferPointer(start: $0, count: 1))
        }
        return executor
    }

    @Test("is tried on every number of groups with few channels in all")
    func casesExist() {
        for groups in 2...4 {
            #expect(Self.shapes.contains { $0.groups == groups && groups * $0.inputs <= 4 && $0.window == .square(3) })
        }
        #expect(Self.shapes.count >= 800)
    }
}
