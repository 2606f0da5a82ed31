import ServalGraph
import ServalTensor
import Testing

@Suite struct PassTests {
    @Test func anIdentityGivesItsNameToTheNodeBeforeIt() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(5, 6, 3))
        let ahead = builder.add("ahead", .identity, x)
        let convolution = builder.add("conv", builder.convolution(3, 4), ahead)
        let dropout = builder.add("dropout", .identity, convolution)
        let linear = builder.add("linear", .activation(.linear), dropout)
        let pool = builder.add("pool", .globalPooling(GlobalPooling(kind: .average, keepsDimensions: false)), linear)
        let last = builder.add("last", .identity, pool)
        let graph = builder.graph(outputs: last)
        let folded = try foldIdentity(ShapedGraph(graph)).graph
        #expect(
            folded.summary == ["x = InputLayer()", "linear = Conv2D(x)", "last = GlobalAveragePooling2D(linear)"])
        #expect(try folded.node("linear").fusedLayers == ["conv", "dropout", "linear"])
        #expect(try folded.node("last").fusedLayers == ["pool", "last"])
        try expectEquivalent(graph, folded)
    }

    @Test func inputsAndOutputsKeepTheirNamesBeforeAnIdentity() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(5, 6, 3))
        let copy = builder.add("copy", .identity, x)
        let relu = builder.add("relu", .activation(.relu), x)
        let after = builder.add("after", .identity, relu)
        let unseen = builder.add("unseen", .identity, relu)
        let tanh = builder.add("tanh", .activation(.tanh), unseen)
        let graph = builder.graph(outputs: copy, relu, after, tanh)
        let folded = try foldIdentity(ShapedGraph(graph)).graph
        #expect(
            folded.summary == [
                "x = InputLayer()", "copy = Identity(x)", "relu = Activation(x)", "after = Identity(relu)",
                "tanh = Activation(relu)",
            ])
        try expectEquivalent(graph, folded)
    }

    @Test func zeroPaddingGoesIntoConvolutionsThatAloneReadIt() throws {
        var builder = GraphBuilder()
        let insets = Insets(top: 0, bottom: 1, left: 2, right: 1)
        let x = builder.add("x", .map(6, 7, 2))
        let pad1 = builder.add("pad1", .zeroPadding(insets), x)
        let pad2 = builder.add("pad2", .zeroPadding(insets), pad1)
        let valid = builder.add("valid", builder.convolution(2, 4, strides: 2, padding: .valid), pad2)
        let pad3 = builder.add("pad3", .zeroPadding(insets), valid)
        let same = builder.add("same", builder.depthwise(4), pad3)
        let pad4 = builder.add("pad4", .zeroPadding(insets), same)
        let separable = builder.add("separable", builder.separable(4, 3, padding: .valid), pad4)
        let pad5 = builder.add("pad5", .zeroPadding(insets), separable)
        let pooling = Pooling(kind: .maximum, window: .two, strides: .two, padding: .valid)
        let pool = builder.add("pool", .pooling(pooling), pad5)
        let left = builder.add("left", builder.convolution(3, 2, padding: .valid), pad5)
        let graph = builder.graph(outputs: pool, left)
        let fused = try fusePadding(ShapedGraph(graph)).graph
        #expect(
            fused.summary == [
                "x = InputLayer()", "pad1 = ZeroPadding2D(x)", "valid = Conv2D(pad1)", "pad3 = ZeroPadding2D(valid)",
                "same = DepthwiseConv2D(pad3)", "separable = SeparableConv2D(same)",
                "pad5 = ZeroPadding2D(separable)", "pool = MaxPooling2D(pad5)", "left = Conv2D(pad5)",
            ])
        #expect(try fused.node("separable").fusedLayers == ["pad4", "separable"])
        try expectEquivalent(graph, fused)
        try expectEquivalent(graph, decomposeSeparable(ShapedGraph(fused)).graph)
        try expectEquivalent(graph, optimize(ShapedGraph(graph)).graph)
    }

    @Test func aSeparableConvolutionBecomesADepthwiseAndAPointwiseOne() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(6, 7, 2))
        let taken = builder.add("sep/depthwise", .activation(.tanh), x)
        let separable = builder.add("sep", builder.separable(2, 5), taken)
        let graph = builder.graph(outputs: separable)
        let decomposed = try decomposeSeparable(ShapedGraph(graph)).graph
        #expect(
            decomposed.summary == [
                "x = InputLayer()", "sep/depthwise = Activation(x)", "sep/depthwise_ = DepthwiseConv2D(sep/depthwise)",
                "sep = Conv2D(sep/depthwise_)",
            ])
        #expect(try decomposed.node("sep/depthwise_").fusedLayers == [])
        try expectEquivalent(graph, decomposed)
    }

    @Test func activationsSpeltOutInArithmeticAreRecognised() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(3, 4, 2))
        let value = builder.add("value", builder.convolution(2, 2), x)
        let shift = builder.add("shift", .rescale(1, 3), value)
        let clamp = builder.add("clamp", .activation(.relu6), shift)
        let scale = builder.add("scale", .rescale(1 / 6, 0), clamp)
        let hard = builder.add("hard", .combine(.multiply), value, scale)
        let sigmoid = builder.add("sigmoid", .activation(.sigmoid), hard)
        let swish = builder.add("swish", .combine(.multiply), sigmoid, hard)
        let gate = builder.add("gate", .activation(.sigmoid), x)
        let gated = builder.add("gated", .combine(.multiply), swish, gate)
        let graph = builder.graph(outputs: gated)
        let recognised = try recogniseHardActivations(ShapedGraph(graph)).graph
        #expect(
            recognised.summary == [
                "x = InputLayer()", "value = Conv2D(x)", "hard = Activation(value)", "swish = Activation(hard)",
                "gate = Activation(x)", "gated = Multiply(swish, gate)",
            ])
        #expect(try recognised.node("hard").fusedLayers == ["shift", "clamp", "scale", "hard"])
        guard case .activation(.hardSilu) = try recognised.node("hard").operation,
            case .activation(.silu) = try recognised.node("swish").operation
        else { return #expect(Bool(false), "the activations have other functions") }
        try expectEquivalent(graph, recognised)
        #expect(try optimize(ShapedGraph(graph)).graph.summary.contains("hard = Conv2D(x)"))
        try expectEquivalent(graph, optimize(ShapedGraph(graph)).graph)
    }

    @Test func partsOfAnActivationThatOthersReadStay() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(3, 4, 2))
        let shift = builder.add("shift", .rescale(1, 3), x)
        let clamp = builder.add("clamp", .activation(.relu6), shift)
        let scale = builder.add("scale", .rescale(1 / 6, 0), clamp)
        let other = builder.add("other", .rescale(0.2, 0), clamp)
        let wrong = builder.add("wrong", .combine(.multiply), x, scale)
        let graph = builder.graph(outputs: wrong, other)
        #expect(try recogniseHardActivations(ShapedGraph(graph)).graph.summary == graph.summary)
        let output = builder.graph(outputs: scale, shift)
        #expect(try recogniseHardActivations(ShapedGraph(output)).graph.nodes.count == 4)
    }

    @Test func batchNormalizationGoesIntoTheLayerBeforeIt() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(6, 7, 4))
        let grouped = builder.add("grouped", builder.convolution(4, 6, groups: 2, hasBias: false), x)
        let bn1 = builder.add("bn1", builder.batchNormalization(6), grouped)
        let depthwise = builder.add("depthwise", builder.depthwise(6, multiplier: 2, hasBias: false), bn1)
        let bn2 = builder.add("bn2", builder.batchNormalization(12), depthwise)
        let relu = builder.add("relu", .activation(.relu), bn2)
        let bn3 = builder.add("bn3", builder.batchNormalization(12), relu)
        let rows = builder.add("rows", builder.batchNormalization(6, axis: 1), bn3)
        let flat = builder.add("flat", .flatten, rows)
        let dense = builder.add("dense", builder.dense(6 * 7 * 12, 3), flat)
        let bn4 = builder.add("bn4", builder.batchNormalization(3, axis: 1), dense)
        let graph = builder.graph(outputs: bn4)
        let folded = try foldBatchNormalization(ShapedGraph(graph)).graph
        #expect(
            folded.summary == [
                "x = InputLayer()", "bn1 = Conv2D(x)", "bn2 = DepthwiseConv2D(bn1)", "relu = Activation(bn2)",
                "bn3 = Rescaling(relu)", "rows = BatchNormalization(bn3)", "flat = Flatten(rows)",
                "bn4 = Dense(flat)",
            ])
        #expect(try folded.node("bn2").fusedLayers == ["depthwise", "bn2"])
        try expectEquivalent(graph, folded)
        try expectEquivalent(graph, optimize(ShapedGraph(graph)).graph)
    }

    @Test func batchNormalizationStaysWhereOthersReadWhatItNormalizes() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(6, 7, 4))
        let convolution = builder.add("conv", builder.convolution(4, 4), x)
        let bn = builder.add("bn", builder.batchNormalization(4), convolution)
        let sum = builder.add("sum", .combine(.subtract), convolution, bn)
        let active = builder.add("active", builder.convolution(4, 4, activation: .relu), sum)
        let bn2 = builder.add("bn2", builder.batchNormalization(4), active)
        let graph = builder.graph(outputs: bn2)
        let folded = try foldBatchNormalization(ShapedGraph(graph)).graph
        #expect(folded.nodes.count == graph.nodes.count)
        #expect(folded.summary.contains("bn = Rescaling(conv)"))
        #expect(folded.summary.contains("bn2 = Rescaling(active)"))
        try expectEquivalent(graph, folded)
        let output = builder.graph(outputs: convolution, bn)
        try expectEquivalent(output, optimize(ShapedGraph(output)).graph)
    }

    @Test func preprocessingBecomesOneRescaling() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(9, 8, 3))
        let scaled = builder.add("scaled", .rescale(1 / 255, 0), x)
        let statistics = Normalization(
            mean: try Tensor([3], values: [0.485, 0.456, 0.406]),
            variance: try Tensor([1, 1, 3], values: [0.0524, 0.0502, 0.0506]), inverts: false)
        let normalized = builder.add("normalized", .normalization(statistics), scaled)
        let last = builder.add("last", .rescaling(Rescaling(scale: [2, 3, 4], offset: [0, 0, 1])), normalized)
        let same = builder.add("same", builder.convolution(3, 4, padding: .same), last)
        let graph = builder.graph(outputs: same)
        let optimized = try optimize(ShapedGraph(graph)).graph
        // The offset may not enter a convolution whose padding is zeros, not offsets.
        #expect(optimized.summary == ["x = InputLayer()", "last = Rescaling(x)", "same = Conv2D(last)"])
        #expect(try optimized.node("last").fusedLayers == ["scaled", "normalized", "last"])
        try expectEquivalent(graph, optimized)
    }

    @Test func rescalingGoesIntoLayersAfterItWhereThatIsExact() throws {
        for (name, padding, offset, isFolded) in [
            ("valid", Padding.valid, Float(0.5), true), ("same", .same, 0.5, false), ("scale", .same, 0, true),
            ("idle", .explicit(.zero), 0.5, true),
            ("explicit", .explicit(Insets(top: 1, bottom: 0, left: 0, right: 0)), 0.5, false),
        ] {
            var builder = GraphBuilder()
            let x = builder.add("x", .map(6, 7, 4))
            let tanh = builder.add("tanh", .activation(.tanh), x)
            let rescaling = Rescaling(scale: [1, 2, -3, 0.25], offset: [offset])
            let first = builder.add("first", .rescaling(rescaling), tanh)
            let grouped = builder.add("grouped", builder.convolution(4, 6, padding: padding, groups: 2), first)
            let relu = builder.add("relu", .activation(.relu), grouped)
            let second = builder.add("second", .rescale(0.5, offset), relu)
            let depthwise = builder.add(
                "depthwise", builder.depthwise(6, multiplier: 2, padding: padding, hasBias: false), second)
            let flat = builder.add("flat", .flatten, depthwise)
            let third = builder.add("third", .rescale(2, offset), flat)
            let inputs = try ShapedGraph(builder.graph(outputs: third)).shapes[third][1]
            let dense = builder.add("dense", builder.dense(inputs, 3, hasBias: false), third)
            let fourth = builder.add("fourth", .rescale(2, offset), dense)
            let graph = builder.graph(outputs: fourth)
            let folded = try foldRescaling(ShapedGraph(graph)).graph
            #expect(folded.nodes.contains { $0.name == "first" } == !isFolded, "\(name)")
            #expect(folded.nodes.contains { $0.name == "second" } == !isFolded, "\(name)")
            #expect(try folded.node("fourth").fusedLayers == ["third", "dense", "fourth"])
            try expectEquivalent(graph, folded)
            try expectEquivalent(graph, optimize(ShapedGraph(graph)).graph)
        }
    }

    @Test func normalizationThatWouldLoseDigitsOrIsNotPerChannelStays() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(2, 3, 2))
        let far = Normalization(
            mean: try Tensor([2], values: [1000, 0]), variance: try Tensor([2], values: [1, 1]), inverts: false)
        let a = builder.add("far", .normalization(far), x)
        let map = Normalization(mean: builder.tensor(3, 1), variance: builder.tensor(2, in: 1...2), inverts: false)
        let b = builder.add("map", .normalization(map), a)
        let inverse = Normalization(mean: builder.tensor(1), variance: builder.tensor(2, in: 0...2), inverts: true)
        let c = builder.add("inverse", .normalization(inverse), b)
        let graph = builder.graph(outputs: c)
        let folded = try foldNormalization(ShapedGraph(graph)).graph
        #expect(
            folded.summary == [
                "x = InputLayer()", "far = Normalization(x)", "map = Normalization(far)", "inverse = Rescaling(map)",
            ])
        try expectEquivalent(graph, folded)
    }

    @Test func theLaterOfTwoConvolutionsTakesTheResidual() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(5, 6, 4))
        let shortcut = builder.add("shortcut", builder.convolution(4, 4, window: 1), x)
        let main = builder.add("main", builder.convolution(4, 4), x)
        let sum = builder.add("sum", .combine(.add), main, shortcut)
        let relu = builder.add("relu", .activation(.relu), sum)
        let next = builder.add("next", builder.convolution(4, 4), relu)
        let sum2 = builder.add("sum2", .combine(.add), relu, next)
        let graph = builder.graph(outputs: sum2)
        let fused = try fuseResidualAdd(ShapedGraph(graph)).graph
        #expect(
            fused.summary == [
                "x = InputLayer()", "shortcut = Conv2D(x)", "sum = Conv2D(x, shortcut)", "relu = Activation(sum)",
                "sum2 = Conv2D(relu, relu)",
            ])
        try expectEquivalent(graph, fused)
        let optimized = try optimize(ShapedGraph(graph)).graph
        #expect(
            optimized.summary == [
                "x = InputLayer()", "shortcut = Conv2D(x)", "relu = Conv2D(x, shortcut)", "sum2 = Conv2D(relu, relu)",
            ])
        #expect(try optimized.node("relu").fusedLayers == ["main", "sum", "relu"])
        try expectEquivalent(graph, optimized)
    }

    @Test func additionsThatNoConvolutionCanTakeStay() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(5, 6, 4))
        let active = builder.add("active", builder.convolution(4, 4, activation: .relu), x)
        let sum1 = builder.add("sum1", .combine(.add), active, x)
        let twice = builder.add("twice", builder.convolution(4, 4), sum1)
        let sum2 = builder.add("sum2", .combine(.add), twice, twice)
        let pooled = builder.add("pooled", .globalPooling(GlobalPooling(kind: .maximum, keepsDimensions: true)), sum2)
        let broadcast = builder.add("broadcast", builder.convolution(4, 4), sum2)
        let sum3 = builder.add("sum3", .combine(.add), broadcast, pooled)
        let difference = builder.add(
            "difference", .combine(.subtract), x, builder.add("c", builder.convolution(4, 4), x))
        let graph = builder.graph(outputs: sum3, difference)
        #expect(try fuseResidualAdd(ShapedGraph(graph)).graph.summary == graph.summary)
        try expectEquivalent(graph, optimize(ShapedGraph(graph)).graph)
    }

    @Test func activationsGoIntoLinearLayersThatTheyAloneRead() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(5, 6, 4))
        let convolution = builder.add("conv", builder.convolution(4, 4), x)
        let relu = builder.add("relu", .activation(.relu6), convolution)
        let tanh = builder.add("tanh", .activation(.tanh), relu)
        let depthwise = builder.add("depthwise", builder.depthwise(4), tanh)
        let silu = builder.add("silu", .activation(.silu), depthwise)
        let dense = builder.add("dense", builder.dense(4, 4), silu)
        let gelu = builder.add("gelu", .activation(.gelu(approximate: false)), dense)
        let shared = builder.add("shared", builder.dense(4, 4), gelu)
        let sigmoid = builder.add("sigmoid", .activation(.sigmoid), shared)
        let graph = builder.graph(outputs: sigmoid, shared)
        let fused = try fuseActivation(ShapedGraph(graph)).graph
        #expect(
            fused.summary == [
                "x = InputLayer()", "relu = Conv2D(x)", "tanh = Activation(relu)", "silu = DepthwiseConv2D(tanh)",
                "gelu = Dense(silu)", "shared = Dense(gelu)", "sigmoid = Activation(shared)",
            ])
        try expectEquivalent(graph, fused)
    }

    @Test func nodesThatNothingNeedsAreDroppedButInputsStay() throws {
        var builder = GraphBuilder()
        let unused = builder.add("unused", .input(dimensions: [3]))
        let x = builder.add("x", .map(5, 6, 4))
        builder.add("dead", .flatten, unused)
        let y = builder.add("y", .flatten, x)
        builder.add("dead2", .flatten, y)
        let graph = builder.graph(outputs: y, y)
        #expect(
            try eliminateDeadNodes(ShapedGraph(graph)).graph.summary == [
                "unused = InputLayer()", "x = InputLayer()", "y = Flatten(x)",
            ])
        try expectEquivalent(graph, eliminateDeadNodes(ShapedGraph(graph)).graph)
    }

    /// The expansion, depthwise and projection of MobileNetV2 as Keras builds them, twice.
    @Test func anInvertedResidualBlockBecomesThreeConvolutions() throws {
        var builder = GraphBuilder()
        var value = builder.add("x", .map(9, 9, 4))
        for block in ["a", "b"] {
            let input = value
            value = builder.add("\(block)_expand", builder.convolution(4, 12, window: 1, hasBias: false), value)
            value = builder.add("\(block)_expand_bn", builder.batchNormalization(12), value)
            value = builder.add("\(block)_expand_relu", .activation(.relu6), value)
            value = builder.add("\(block)_depthwise", builder.depthwise(12, hasBias: false), value)
            value = builder.add("\(block)_depthwise_bn", builder.batchNormalization(12), value)
            value = builder.add("\(block)_depthwise_relu", .activation(.relu6), value)
            value = builder.add("\(block)_project", builder.convolution(12, 4, window: 1, hasBias: false), value)
            value = builder.add("\(block)_project_bn", builder.batchNormalization(4), value)
            value = builder.add("\(block)_add", .combine(.add), input, value)
        }
        let graph = builder.graph(outputs: value)
        let optimized = try optimize(ShapedGraph(graph)).graph
        #expect(
            optimized.summary == [
                "x = InputLayer()", "a_expand_relu = Conv2D(x)", "a_depthwise_relu = DepthwiseConv2D(a_expand_relu)",
                "a_add = Conv2D(a_depthwise_relu, x)", "b_expand_relu = Conv2D(a_add)",
                "b_depthwise_relu = DepthwiseConv2D(b_expand_relu)", "b_add = Conv2D(b_depthwise_relu, a_add)",
            ])
        let layers = optimized.nodes.flatMap(\.fusedLayers)
        #expect(layers == graph.nodes.map(\.name))
        try expectEquivalent(graph, optimized)
    }
}
