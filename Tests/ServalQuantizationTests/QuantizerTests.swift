import ServalGraph
import ServalQuantization
import ServalReference
import ServalTensor
import ServalWeights
import Testing

@Suite struct QuantizerTests {
    private static func quantize(
        _ graph: Graph, inputs: [[Tensor]], options: QuantizationOptions = QuantizationOptions()
    ) throws -> QuantizedGraph {
        try Quantizer.quantize(graph, calibration: inputs, options: options, backend: .baseline)
    }

    private static func error(
        _ graph: Graph, inputs: [[Tensor]], options: QuantizationOptions = QuantizationOptions()
    ) -> QuantizationError? {
        do throws(QuantizationError) {
            _ = try Quantizer.quantize(graph, calibration: inputs, options: options, backend: .baseline)
            return nil
        } catch { return error }
    }

    /// The signal to noise ratio of the outputs, in squares, against the float32 network on inputs it was not made with.
    private static func signalToNoise(_ quantized: Graph, _ original: Graph, inputs: [[Tensor]]) throws -> Double {
        var (signal, noise) = (0.0, 0.0)
        for input in inputs {
            let input = input.map { ReferenceTensor($0) }
            let wanted = try ReferenceInterpreter.outputs(of: original, inputs: input)
            let placed = try placeConversions(ShapedGraph(quantized)).graph
            let found = IntegerInterpreter.evaluate(graph: placed, inputs: input)
            for (output, wanted) in zip(placed.outputs, wanted) {
                for (found, wanted) in zip(found[output].dequantized.values, wanted.values) {
                    signal += wanted * wanted
                    noise += (found - wanted) * (found - wanted)
                }
            }
        }
        return signal / noise
    }

    /// 64 inputs to calibrate with, since those it was not made with should not reach far beyond.
    @Test(arguments: QuantizationOptions.RangeMethod.allCases, [1, 2, 3, 7] as [UInt64])
    func `a network in 8 bits computes nearly the same`(
        method: QuantizationOptions.RangeMethod, seed: UInt64
    ) throws {
        var network = SmallNetwork(seed: seed)
        let (graph, inputs, others) = (network.graph(), network.inputs(64), network.inputs(8))
        let result = try Self.quantize(graph, inputs: inputs, options: QuantizationOptions(method: method))
        #expect(result.graph.outputs.map { result.graph.nodes[$0].name } == ["out"])
        #expect(try ShapedGraph(result.graph).shapes.map(\.dimensions) == ShapedGraph(graph).shapes.map(\.dimensions))
        // 28 dB
        #expect(try Self.signalToNoise(result.graph, graph, inputs: others) > 630)
        let integer = result.report.layers.filter(\.isInteger).map(\.name)
        #expect(integer == ["stem", "squeeze", "expand", "depthwise", "project", "pool", "hidden", "out"])
        #expect(result.report.layers.last?.parameters == nil)
        #expect(result.report.outputs.map(\.name) == ["out"])
        #expect(result.report.outputs[0].signalToNoise > 28)
        #expect(result.report.calibrationInputs == 64)
    }

    @Test func `movements keep the levels of what they move`() throws {
        var network = SmallNetwork()
        let result = try Self.quantize(network.graph(), inputs: network.inputs(2))
        let levels = Dictionary(uniqueKeysWithValues: result.graph.nodes.map { ($0.name, $0.quantization) })
        #expect(levels["pool"] == levels["project"])
        #expect(levels["out"] == .some(nil))
    }

    @Test func `layers can be kept in float32`() throws {
        var network = SmallNetwork()
        let (graph, inputs) = (network.graph(), network.inputs(4))
        let result = try Self.quantize(
            graph, inputs: inputs, options: QuantizationOptions(floatLayers: ["depthwise", "hidden"]))
        let float = result.report.layers.filter { !$0.isInteger }.map(\.name)
        // What only float32 layers read is float32, too.
        #expect(float == ["image", "depthwise", "pool", "hidden"])
        for name in ["depthwise", "hidden"] {
            let node = try #require(result.graph.nodes.first { $0.name == name })
            #expect(node.operation.quantizedWeights == nil)
        }
        let names = try placeConversions(ShapedGraph(result.graph)).graph.nodes.map(\.name)
        #expect(
            names.filter { $0.contains("/") } == [
                "image/quantized", "depthwise/quantized", "project/dequantized", "hidden/quantized",
            ])
        let all = try Self.quantize(
            graph, inputs: inputs, options: QuantizationOptions(floatLayers: Set(graph.nodes.map(\.name))))
        #expect(!all.graph.isQuantized)
    }

    @Test func `an activation that is no clamp becomes a layer of its own`() throws {
        var network = SmallNetwork()
        let (graph, inputs) = (network.graph(output: .silu), network.inputs(4))
        let result = try Self.quantize(graph, inputs: inputs)
        #expect(result.graph.nodes.suffix(2).map(\.name) == ["out/linear", "out"])
        #expect(result.graph.outputs == [result.graph.nodes.count - 1])
        #expect(result.report.layers.suffix(2).map(\.isInteger) == [true, false])
    }

    @Test func `equalization changes no result but for rounding`() throws {
        var network = SmallNetwork()
        var graph = network.graph()
        // One channel of the sum is much larger than the others.
        guard case .convolution(var squeeze) = graph.nodes[2].operation else { return }
        let weights = squeeze.kernel.withUnsafeFloats { Array($0) }
        let values = weights.enumerated().map { $0.offset % 6 == 2 ? $0.element * 40 : $0.element }
        squeeze.kernel = Weight(try Tensor([1, 1, 8, 6], values: values))
        graph.nodes[2].operation = .convolution(squeeze)
        let inputs = network.inputs(6)
        let with = try Self.quantize(graph, inputs: inputs)
        let without = try Self.quantize(graph, inputs: inputs, options: QuantizationOptions(equalizes: false))
        // squeeze, project and the pooled value; and the hidden layer behind its ReLU.
        #expect(with.report.equalizedLayers == ["squeeze", "project", "pool", "hidden"])
        #expect(without.report.equalizedLayers.isEmpty)
        let (better, worse) = (
            try Self.signalToNoise(with.graph, graph, inputs: inputs),
            try Self.signalToNoise(without.graph, graph, inputs: inputs)
        )
        #expect(better > worse)
    }

    @Test func `equalization goes through concatenations, rescalings and ReLUs by themselves`() throws {
        var network = SmallNetwork()
        /// A block of DenseNet: each step reads what all steps before have made, rescaled.
        func graph(spread: Float) -> Graph {
            func uneven(_ count: Int) -> [Float] { (0..<count).map { $0 % 3 == 1 ? spread : 1 } }
            var stem = network.convolution(3, 9, window: 3)
            if case .convolution(var it) = stem {
                let weights = it.kernel.withUnsafeFloats { Array($0) }
                it.kernel = Weight(
                    Tensor(shape: it.kernel.shape) { target in
                        for index in weights.indices { target[index] = weights[index] * uneven(9)[index % 9] }
                    })
                it.bias = nil
                stem = .convolution(it)
            }
            let rescaling = { (count: Int) -> Operation in
                .rescaling(
                    Rescaling(scale: uneven(count).map { 1 / $0 }, offset: [Float](repeating: 0.1, count: count)))
            }
            let nodes: [(String, Operation, [Int])] = [
                ("image", .input(dimensions: [8, 9, 3]), []), ("stem", stem, [0]), ("scaled", rescaling(9), [1]),
                ("clipped", .activation(.relu), [2]), ("grown", network.convolution(9, 6), [3]),
                ("joined", .concatenate(axis: 3), [1, 4]), ("scaled again", rescaling(15), [5]),
                ("clipped again", .activation(.relu), [6]), ("out", network.convolution(15, 4), [7]),
            ]
            return Graph(nodes: nodes.map { Node(name: $0.0, operation: $0.1, inputs: $0.2) }, outputs: [8])
        }
        let (even, uneven) = (graph(spread: 1), graph(spread: 30))
        let inputs = network.inputs(16)
        let wanted = try Self.signalToNoise(Self.quantize(even, inputs: inputs).graph, even, inputs: inputs)
        let with = try Self.quantize(uneven, inputs: inputs)
        let without = try Self.quantize(uneven, inputs: inputs, options: QuantizationOptions(equalizes: false))
        let found = try Self.signalToNoise(with.graph, uneven, inputs: inputs)
        // Channels of thirty times the size cost nothing then, and 15 dB or more without.
        #expect(found > wanted / 2)
        #expect(found > 30 * (try Self.signalToNoise(without.graph, uneven, inputs: inputs)))
        #expect(with.report.equalizedLayers.contains("joined") && with.report.floatIslands.isEmpty)
        let levels = Dictionary(uniqueKeysWithValues: with.graph.nodes.map { ($0.name, $0.quantization) })
        #expect(levels["grown"] == levels["joined"] && levels["scaled"] == levels["clipped"])
    }

    @Test func `a photo's levels follow from its pre-processing`() throws {
        var network = SmallNetwork()
        let preprocessing = Preprocessing(
            height: 8, width: 9, color: .rgb, resize: .letterbox, paddingValue: 0,
            scale: [1 / 127.5, 1 / 127.5, 1 / 127.5], offset: [-1, -1, -1])
        let result = try Quantizer.quantize(
            network.graph(), calibration: network.inputs(1), preprocessing: preprocessing, backend: .baseline)
        let levels = try #require(result.graph.nodes[0].quantization)
        for pixel in 0...255 {
            let value = Float(pixel) / 127.5 - 1
            #expect(abs(levels.dequantized(levels.quantized(value)) - value) <= 0.00394)
        }
    }

    @Test func `what cannot be quantized is refused`() throws {
        var network = SmallNetwork()
        let (graph, inputs) = (network.graph(), network.inputs(2))
        func description(_ error: QuantizationError?) -> String { error.map { "\($0)" } ?? "no error" }

        guard case .noCalibration? = Self.error(graph, inputs: []) else { return #expect(Bool(false)) }
        let unknown = Self.error(graph, inputs: inputs, options: QuantizationOptions(floatLayers: ["nobody"]))
        #expect(description(unknown).contains("'nobody'"))
        let small = [[network.tensor([1, 8, 8, 3])]]
        #expect(description(Self.error(graph, inputs: inputs + small)).contains("input 2"))
        let broken = [[try Tensor([1, 8, 9, 3], values: [Float](repeating: .infinity, count: 216))]]
        let notFinite = Self.error(graph, inputs: inputs + broken)
        #expect(description(notFinite).contains("'image'"))
        let quantized = try Self.quantize(graph, inputs: inputs).graph
        guard case .alreadyQuantized? = Self.error(quantized, inputs: inputs) else { return #expect(Bool(false)) }
    }

    @Test func `values that are always zero and dead channels have possible levels`() throws {
        var network = SmallNetwork()
        var graph = network.graph()
        guard case .convolution(var stem) = graph.nodes[1].operation else { return }
        stem.kernel = Weight(try Tensor([3, 3, 3, 8], values: [Float](repeating: 0, count: 216)))
        stem.bias = nil
        graph.nodes[1].operation = .convolution(stem)
        let result = try Self.quantize(graph, inputs: network.inputs(2))
        _ = try ShapedGraph(result.graph)
    }

    @Test func `statistics of calibration count as memory that the file demands`() throws {
        var network = SmallNetwork()
        let (graph, inputs) = (network.graph(), network.inputs(1))
        // Just more than the steps before the calibration take; the histograms of its values alone take 16 KiB each.
        let reasons = stride(from: 80_000, through: 1_200_000, by: 80_000).map { limit -> String in
            do {
                _ = try Quantizer.quantize(
                    graph, calibration: inputs, backend: .baseline, budget: MemoryBudget(limit: limit))
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(reasons.contains { $0.contains("the statistics of calibration") })
        #expect(reasons.last == "")
    }
}
