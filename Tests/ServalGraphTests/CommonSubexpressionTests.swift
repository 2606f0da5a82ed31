import ServalGraph
import ServalTensor
import Testing

@Suite("Common subexpressions")
struct CommonSubexpressionTests {
    private static let average = Operation.pooling(
        Pooling(kind: .average, window: .two, strides: .two, padding: .same))

    @Test("are computed once, and the node that stays has the layers of all")
    func areComputedOnce() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(5, 6, 3))
        let first = builder.add("first", .activation(.relu), x)
        let left = builder.add("left", builder.convolution(3, 4), first)
        let second = builder.add("second", .activation(.relu), x)
        let right = builder.add("right", builder.depthwise(3), second)
        let third = builder.add("third", .activation(.relu), x)
        let pool1 = builder.add("pool1", Self.average, third)
        let pool2 = builder.add("pool2", Self.average, second)
        let twice = builder.add("twice", .combine(.add), pool1, pool2)
        let graph = builder.graph(outputs: left, right, twice)
        let shared = eliminateCommonSubexpressions(try ShapedGraph(graph)).graph
        #expect(
            shared.summary == [
                "x = InputLayer()", "first = Activation(x)", "left = Conv2D(first)", "right = DepthwiseConv2D(first)",
                "pool1 = AveragePooling2D(first)", "twice = Add(pool1, pool1)",
            ])
        #expect(try shared.node("first").fusedLayers == ["second", "third", "first"])
        #expect(try shared.node("pool1").fusedLayers == ["pool2", "pool1"])
        try expectEquivalent(graph, shared)
        #expect(try optimize(ShapedGraph(graph)).graph.summary == shared.summary)
    }

    @Test("are the same operation with the same parameters on the same inputs in the same order")
    func differencesStay() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(6, 6, 3))
        let y = builder.add("y", .map(6, 6, 3))
        let maximum = Operation.pooling(Pooling(kind: .maximum, window: .two, strides: .two, padding: .same))
        let wider = Operation.pooling(
            Pooling(
                kind: .average, window: Extent(height: 2, width: 3), strides: .two, padding: .same))
        let insets = Insets(top: 1, bottom: 0, left: 0, right: 0)
        let added = [
            builder.add("relu", .activation(.relu), x), builder.add("relu6", .activation(.relu6), x),
            builder.add("relu of y", .activation(.relu), y), builder.add("average", Self.average, x),
            builder.add("maximum", maximum, x), builder.add("wider", wider, x),
            builder.add("x - y", .combine(.subtract), x, y), builder.add("y - x", .combine(.subtract), y, x),
            builder.add("joined", .concatenate(axis: 3), x, y), builder.add("stacked", .concatenate(axis: 1), x, y),
            builder.add("padded", .zeroPadding(insets), x), builder.add("cropped", .cropping(insets), x),
            builder.add("softmax", .softmax(axis: 3), x), builder.add("softmax of rows", .softmax(axis: 2), x),
            // Layers with weights of their own.
            builder.add("conv1", builder.convolution(3, 3), x), builder.add("conv2", builder.convolution(3, 3), x),
        ]
        let graph = Graph(nodes: builder.nodes, outputs: added)
        #expect(eliminateCommonSubexpressions(try ShapedGraph(graph)).graph.summary == graph.summary)
    }

    @Test("keep the names of outputs")
    func outputsKeepTheirNames() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(5, 6, 3))
        let inside = builder.add("inside", .activation(.relu), x)
        let left = builder.add("left", builder.convolution(3, 4), inside)
        let out1 = builder.add("out1", .activation(.relu), x)
        let again = builder.add("again", .activation(.relu), x)
        let out2 = builder.add("out2", .activation(.relu), x)
        let right = builder.add("right", builder.depthwise(3), again)
        let graph = builder.graph(outputs: out2, left, out1, right, out1)
        let shared = eliminateCommonSubexpressions(try ShapedGraph(graph)).graph
        #expect(
            shared.summary == [
                "x = InputLayer()", "out1 = Activation(x)", "left = Conv2D(out1)", "out2 = Activation(x)",
                "right = DepthwiseConv2D(out1)",
            ])
        #expect(try shared.node("out1").fusedLayers == ["again", "inside", "out1"])
        try expectEquivalent(graph, shared)
    }

    @Test("leave the choices of other passes as they are")
    func otherPassesDecideBefore() throws {
        // Two readers keep the ReLUs out of the convolution: as one step they give the sign of zero that they gave as two.
        var builder = GraphBuilder()
        let x = builder.add("x", .map(5, 6, 3))
        let convolution = builder.add("conv", builder.convolution(3, 4), x)
        let relu1 = builder.add("relu1", .activation(.relu), convolution)
        let relu2 = builder.add("relu2", .activation(.relu), convolution)
        let sum = builder.add("sum", .combine(.add), relu1, relu2)
        let graph = builder.graph(outputs: sum)
        let optimized = try optimize(ShapedGraph(graph)).graph
        #expect(
            optimized.summary == [
                "x = InputLayer()", "conv = Conv2D(x)", "relu1 = Activation(conv)", "sum = Add(relu1, relu1)",
            ])
        try expectEquivalent(graph, optimized)
    }

    @Test("of a quantized graph are quantized in the same way")
    func quantizedValues() throws {
        let coarse = try QuantizationParameters(scale: 0.1, zeroPoint: 7)
        let fine = try QuantizationParameters(scale: 0.05, zeroPoint: 7)
        func node(_ name: String, _ operation: Operation, _ inputs: [Int], _ parameters: QuantizationParameters) -> Node
        {
            Node(name: name, operation: operation, inputs: inputs, quantization: parameters)
        }
        let graph = Graph(
            nodes: [
                node("x", .map(4, 4, 2), [], coarse), node("pool1", Self.average, [0], coarse),
                node("pool2", Self.average, [0], coarse), node("pool3", Self.average, [0], fine),
                node("sum1", .combine(.add), [1, 2], fine), node("sum2", .combine(.add), [2, 3], fine),
            ], outputs: [4, 5])
        let optimized = try optimize(ShapedGraph(graph)).graph
        #expect(
            optimized.summary == [
                "x = InputLayer()", "pool1 = AveragePooling2D(x)", "pool3 = AveragePooling2D(x)",
                "sum1 = Add(pool1, pool1)", "sum2 = Add(pool1, pool3)",
            ])
        #expect(try optimized.node("pool1").quantization == coarse)
        #expect(try optimized.node("pool3").quantization == fine)
    }

    @Test("in any number take time by their number", .timeLimit(.minutes(1)))
    func manyDuplicates() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(2, 2, 1))
        let count = 20_000
        for index in 0..<count { builder.add("relu\(index)", .activation(.relu), x) }
        let joined = Node(name: "joined", operation: .concatenate(axis: 3), inputs: Array(1...count))
        let graph = Graph(nodes: builder.nodes + [joined], outputs: [count + 1])
        let shared = eliminateCommonSubexpressions(try ShapedGraph(graph)).graph
        #expect(shared.nodes.count == 3)
        #expect(try shared.node("relu0").fusedLayers.count == count)
    }
}
