import ServalGraph
import ServalTensor

extension QuantizationReport {
    /// - Parameters:
    ///   - graph: the quantized graph, without conversions.
    ///   - histograms: of the float32 network's values.
    init(
        _ graph: Graph, histograms: [Histogram], comparison: Comparison, calibrationInputs: Int,
        equalizedLayers: [String]
    ) {
        layers = graph.nodes.enumerated().map { index, node in
            LayerQuantization(
                name: node.name, className: node.operation.name, isInteger: graph.precision(of: index) == .integer,
                parameters: node.quantization, signalToNoise: comparison.noise[index].decibels,
                saturation: node.quantization.map { histograms[index].share(outside: $0.coveredRange) } ?? 0)
        }
        outputs = graph.outputs.map { (graph.nodes[$0].name, comparison.noise[$0].decibels) }
        (self.calibrationInputs, self.equalizedLayers) = (calibrationInputs, equalizedLayers)
        floatIslands = graph.floatIslands.map { graph.nodes[$0].name }
    }
}

extension QuantizationParameters {
    /// The numbers that are at most half a level from one of their own.
    fileprivate var coveredRange: ClosedRange<Double> {
        let half = Double(scale) / 2
        return Double(range.lowerBound) - half...Double(range.upperBound) + half
    }
}
