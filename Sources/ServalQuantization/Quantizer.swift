import ServalGraph
import ServalKernels
import ServalTensor
import ServalWeights

/// Makes a network in 8 bits of one in float32, from what its values are for typical inputs.
public enum Quantizer {
    /// The calibration inputs that the report's comparison runs on, at most.
    static let comparedInputs = 16

    /// Makes a network in 8 bits.
    ///
    /// - Parameters:
    ///   - path: a model file in float32.
    ///   - calibration: inputs as the network will see them, one float32 tensor for each of the network's inputs, of
    ///     batch size 1.
    ///   - options: how ranges and weights are chosen, and which layers stay in float32.
    ///   - limits: what the model file may demand of memory and work.
    ///   - progress: called with what has been done of how much.
    /// - Returns: the model file in memory, and the report.
    /// - Throws: `QuantizationError`.
    public static func quantize(
        model path: String, calibration: [[Tensor]], options: QuantizationOptions = QuantizationOptions(),
        limits: ModelLimits = ModelLimits(), progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(QuantizationError) -> QuantizedModel {
        let file: ModelFile
        do { file = try ModelFile(path: path, limits: limits) } catch { throw .file(error) }
        return try quantize(file, calibration: calibration, options: options, progress: progress)
    }

    package static func quantize(
        _ file: ModelFile, calibration: [[Tensor]], options: QuantizationOptions = QuantizationOptions(),
        backend: Backend? = nil, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(QuantizationError) -> QuantizedModel {
        let result = try quantize(
            file.graph, calibration: calibration, preprocessing: file.preprocessing, options: options,
            backend: backend, budget: file.budget, operationLimit: file.limits.operationCount, progress: progress)
        let bytes = ModelFileWriter.serialized(
            result.graph, madeFrom: file, equalizedLayers: result.report.equalizedLayers,
            producer: "serval quantize, from \(file.producer)")
        return QuantizedModel(bytes: bytes, report: result.report, graph: result.graph)
    }

    /// The quantized graph, without conversions, and the report.
    package static func quantize(
        _ original: Graph, calibration: [[Tensor]], preprocessing: Preprocessing? = nil,
        options: QuantizationOptions = QuantizationOptions(), backend: Backend? = nil,
        budget: MemoryBudget = MemoryBudget(limit: 8 << 30),
        operationLimit: Int = ModelLimits.standardOperationCount,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(QuantizationError) -> QuantizedGraph {
        try check(original, calibration, options)
        let compared = Array(calibration.prefix(comparedInputs))
        let total = 2 * calibration.count + compared.count
        var done = 0
        let advance = {
            done += 1
            progress(done, total)
        }
        let backend = try chosen(backend)

        let network = try shaped { () throws(GraphError) in
            try splitCombinations(splitActivations(optimize(ShapedGraph(original))))
        }
        var graph = network.graph
        let floatRun = try SteppedRun(
            network, backend: backend, budget: budget, operationLimit: operationLimit)
        var budget = floatRun.budget
        var statistics = try Calibration(
            floatRun, shapes: network.shapes, inputs: calibration, budget: &budget, progress: advance
        ).statistics
        var equalizedLayers: [String] = []
        if options.equalizes {
            let equalization = Equalization(graph, shapes: network.shapes, statistics: statistics)
            (graph, statistics) = (equalization.graph, equalization.statistics)
            equalizedLayers = equalization.layers
        }
        let run = try SteppedRun(
            shaped { () throws(GraphError) in try ShapedGraph(graph) }, backend: backend, budget: budget,
            operationLimit: operationLimit)
        let choice = QuantizationChoice(graph, floatLayers: options.floatLayers)
        let histograms = Calibration.histograms(
            run, statistics: statistics, isKept: choice.isKept, inputs: calibration, progress: advance)
        let levels = ValueLevels(
            graph, choice: choice, histograms: histograms, preprocessing: preprocessing, options: options)
        let quantized = apply(levels, to: graph, choice: choice, statistics: statistics, options: options)
        let quantizedRun = try SteppedRun(
            shaped { () throws(GraphError) in try placeConversions(ShapedGraph(quantized)) }, backend: backend,
            budget: run.budget, operationLimit: operationLimit)
        let comparison = Comparison(wanted: run, found: quantizedRun, inputs: compared, progress: advance)
        let report = QuantizationReport(
            quantized, histograms: histograms, comparison: comparison, calibrationInputs: calibration.count,
            equalizedLayers: equalizedLayers)
        return QuantizedGraph(graph: quantized, report: report)
    }

    private static func apply(
        _ levels: ValueLevels, to graph: Graph, choice: QuantizationChoice, statistics: [ChannelStatistics],
        options: QuantizationOptions
    ) -> Graph {
        var quantized = graph
        for (index, node) in graph.nodes.enumerated() {
            quantized.nodes[index].quantization = levels.parameters[index]
            guard choice.hasIntegerWeights[index], let input = levels.parameters[node.inputs[0]] else { continue }
            let weights = KernelQuantization(
                node.operation, input: input,
                statistics: statistics[node.inputs[0]], options: options)
            quantized.nodes[index].operation = node.operation.withWeights(
                kernel: weights.kernel, scales: weights.scales, bias: weights.bias)
        }
        return quantized
    }
}

extension Quantizer {
    private static func check(
        _ graph: Graph, _ calibration: [[Tensor]], _ options: QuantizationOptions
    ) throws(QuantizationError) {
        guard !graph.isQuantized else { throw .alreadyQuantized }
        guard !calibration.isEmpty else { throw .noCalibration }
        let names = Set(graph.nodes.map(\.name))
        if let unknown = options.floatLayers.subtracting(names).min() { throw .unknownLayer(name: unknown) }
        let expected = graph.inputs.compactMap { index in
            if case .input(let dimensions) = graph.nodes[index].operation { [1] + dimensions } else { nil }
        }
        for (index, inputs) in calibration.enumerated() {
            let found = inputs.map(\.shape.dimensions)
            guard found == expected, inputs.allSatisfy({ $0.elementType == .float32 }) else {
                throw .inputMismatch(index: index, expected: expected, found: found)
            }
        }
    }

    private static func chosen(_ backend: Backend?) throws(QuantizationError) -> Backend {
        if let backend { return backend }
        do { return try Backend.select() } catch { throw .compilation(reason: error.description) }
    }

    /// What `make` returns, its error that of compiling.
    private static func shaped(
        _ make: () throws(GraphError) -> ShapedGraph
    ) throws(QuantizationError) -> ShapedGraph {
        do { return try make() } catch { throw .compilation(reason: error.description) }
    }
}
