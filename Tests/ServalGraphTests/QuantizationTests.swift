import ServalGraph
import ServalTensor
import Testing

/// Graphs of which parts are kept in 8 bits.
@Suite struct QuantizationTests {
    private static let levels = QuantizationParameters(validScale: 0.1, zeroPoint: 128)
    private static let others = QuantizationParameters(validScale: 0.2, zeroPoint: 7)

    /// A dense layer of `inputs` features with weights in 8 bits.
    private static func dense(
        _ inputs: Int, _ outputs: Int, scale: Float = 0.01, bias: Int32 = 5, activation: ActivationFunction = .linear
    ) -> Operation {
        var dense = Dense(
            kernel: Tensor(
                shape: Shape(validated: [inputs, outputs]), elementType: .int8,
                copying: [Int8](repeating: 3, count: inputs * outputs)),
            bias: Tensor(
                shape: Shape(validated: [outputs]), elementType: .int32,
                copying: [Int32](repeating: bias, count: outputs)), activation: activation)
        dense.kernelScales = Tensor(
            shape: Shape(validated: [outputs]), elementType: .float32,
            copying: [Float](repeating: scale, count: outputs))
        return .dense(dense)
    }

    private static func graph(
        _ nodes: (String, Operation, [Int], QuantizationParameters?)..., outputs: [Int]
    ) -> Graph {
        Graph(
            nodes: nodes.map { Node(name: $0.0, operation: $0.1, inputs: $0.2, quantization: $0.3) }, outputs: outputs)
    }

    private static func error(_ graph: Graph) -> GraphError? {
        do throws(GraphError) {
            _ = try ShapedGraph(graph)
            return nil
        } catch { return error }
    }

    @Test func `a layer with weights in 8 bits has a shape as any other`() throws {
        let graph = Self.graph(
            ("x", .input(dimensions: [4]), [], Self.levels), ("y", Self.dense(4, 3), [0], nil), outputs: [1])
        #expect(try ShapedGraph(graph).shapes.map(\.dimensions) == [[1, 4], [1, 3]])
    }

    @Test func `what an integer layer cannot do is refused by name`() {
        func error(
            _ operation: Operation, input: QuantizationParameters? = Self.levels,
            output: QuantizationParameters? = Self.others, features: Int = 4
        ) -> GraphError? {
            Self.error(
                Self.graph(
                    ("x", .input(dimensions: [features]), [], input), ("y", operation, [0], output), outputs: [1]))
        }
        #expect(error(Self.dense(4, 3)) == nil)
        #expect(error(Self.dense(4, 3), input: nil) == .inputNotQuantized(node: "y", input: "x"))
        #expect(error(Self.dense(4, 3, activation: .tanh)) == .activationNotAClamp(node: "y"))
        #expect(
            error(Self.dense(70_000, 1), features: 70_000) == .accumulatorTooSmall(node: "y", terms: 70_000))
        #expect(error(Self.dense(4, 3, bias: .max)) == .accumulatorTooSmall(node: "y", terms: 4))
        #expect(error(Self.dense(4, 3, bias: .min)) == .accumulatorTooSmall(node: "y", terms: 4))
        for scale: Float in [0, -1, 1e-30, 1e30] {
            #expect(
                error(Self.dense(4, 3, scale: scale)) == .kernelScaleOutOfRange(node: "y", channel: 0, found: scale))
        }
        let small = QuantizationParameters(validScale: 1e-12, zeroPoint: 0)
        #expect(
            error(Self.dense(4, 3, scale: 1), output: small)
                == .kernelScaleOutOfRange(node: "y", channel: 0, found: 1))
    }

    @Test func `a depthwise convolution in 8 bits keeps its value so`() {
        var depthwise = DepthwiseConvolution(
            kernel: Tensor(
                shape: Shape(validated: [1, 1, 2, 1]), elementType: .int8, copying: [1, 2] as [Int8]), bias: nil,
            strides: .one, padding: .valid)
        depthwise.kernelScales = Tensor(
            shape: Shape(validated: [2]), elementType: .float32, copying: [1, 1] as [Float])
        func error(_ output: QuantizationParameters?) -> GraphError? {
            Self.error(
                Self.graph(
                    ("x", .map(2, 2, 2), [], Self.levels), ("y", .depthwiseConvolution(depthwise), [0], output),
                    outputs: [1]))
        }
        #expect(error(Self.others) == nil)
        #expect(error(nil) == .valueNotQuantized(node: "y"))
    }

    @Test func `what computes in integers follows from what is kept in 8 bits`() {
        let (a, b) = (Self.levels, Self.others)
        let pool = Operation.pooling(Pooling(kind: .maximum, window: .two, strides: .two, padding: .valid))
        let mean = Operation.pooling(Pooling(kind: .average, window: .two, strides: .two, padding: .valid))
        let graph = Self.graph(
            ("x", .map(4, 4, 2), [], a), ("same", pool, [0], a), ("other", pool, [0], b), ("mean", mean, [0], b),
            ("sum", .combine(.add), [1, 3], b), ("product", .combine(.multiply), [1, 3], b),
            ("joined", .concatenate(axis: 3), [1, 4], a), ("real", mean, [0], nil), ("after", mean, [7], b),
            outputs: [8])
        let integer = graph.nodes.indices.filter { graph.precision(of: $0) == .integer }.map { graph.nodes[$0].name }
        #expect(integer == ["same", "mean", "sum", "product", "joined"])
        let first = Graph(nodes: graph.nodes, outputs: graph.outputs, numerics: .v1)
        #expect(first.precision(of: 5) == .float)
        #expect([1, 3, 4, 6].allSatisfy { first.precision(of: $0) == .integer })
    }

    @Test func `version 1 computes functions and products in float32, as plans once did`() throws {
        let (a, b) = (Self.levels, Self.others)
        let graph = Self.graph(
            ("x", .map(2, 2, 2), [], a),
            ("pool", .globalPooling(GlobalPooling(kind: .maximum, keepsDimensions: true)), [0], a),
            ("gate", .activation(.sigmoid), [1], b), ("product", .combine(.multiply), [0, 2], b),
            ("scaled", .rescaling(Rescaling(scale: [1, 2], offset: [0, 3])), [3], a), outputs: [4])
        func names(_ numerics: NumericsVersion) throws -> [String] {
            try placeConversions(ShapedGraph(graph).computed(by: numerics)).graph.nodes.map(\.name)
        }
        #expect(
            try names(.v1) == [
                "x", "x/quantized", "pool", "pool/dequantized", "gate", "product", "scaled",
            ])
        #expect(
            try names(.v2) == ["x", "x/quantized", "pool", "gate", "product", "scaled", "scaled/dequantized"])
        #expect(graph.floatIslands.isEmpty)
        let first = Graph(nodes: graph.nodes, outputs: graph.outputs, numerics: .v1)
        #expect(first.floatIslands.map { first.nodes[$0].name } == ["gate", "product", "scaled"])
    }

    @Test func `conversions are made once, where something reads them`() throws {
        let graph = Self.graph(
            ("x", .input(dimensions: [4]), [], Self.levels), ("y", Self.dense(4, 3), [0], Self.others),
            ("z", Self.dense(4, 3), [0], Self.others), ("soft", .softmax(axis: 1), [1], Self.levels),
            ("hard", .activation(.relu), [1], nil), ("w", Self.dense(3, 2), [3], nil),
            outputs: [5, 1, 4])
        let placed = try placeConversions(ShapedGraph(graph)).graph
        #expect(
            placed.nodes.map(\.name) == [
                "x", "x/quantized", "y", "z", "y/dequantized", "soft", "hard", "soft/quantized", "w",
            ])
        #expect(placed.nodes.map(\.inputs) == [[], [0], [1], [1], [2], [4], [4], [5], [7]])
        #expect(placed.outputs == [8, 4, 6])
        #expect(placed.nodes[0].quantization == nil)
        #expect(placed.nodes[1].quantization == Self.levels)
        #expect(placed.nodes[5].quantization == nil)
        #expect(placed.nodes.filter { $0.fusedLayers.isEmpty }.count == 3)
    }

    @Test func `a quantized graph is not rewritten`() throws {
        let graph = Self.graph(
            ("x", .input(dimensions: [4]), [], Self.levels), ("y", Self.dense(4, 3), [0], Self.others),
            ("r", .activation(.relu), [1], Self.others), ("unused", .activation(.tanh), [1], nil), outputs: [2])
        #expect(try optimize(ShapedGraph(graph)).graph.nodes.map(\.name) == ["x", "y", "r"])
    }

    @Test func `clamps are the functions that levels can be bounded by`() {
        #expect(ActivationFunction.linear.quantizedClamp(in: Self.levels) == 0...255)
        #expect(ActivationFunction.relu.quantizedClamp(in: Self.levels) == 128...255)
        #expect(ActivationFunction.relu6.quantizedClamp(in: Self.levels) == 128...188)
        #expect(
            ActivationFunction.relu(maxValue: -1, negativeSlope: 0, threshold: 0).quantizedClamp(in: Self.levels)
                == 128...128)
        #expect(ActivationFunction.relu(maxValue: nil, negativeSlope: 0.1, threshold: 0).clamp == nil)
        #expect(ActivationFunction.silu.clamp == nil)
    }
}
