import ServalGraph
import ServalTensor

/// What the float32 network's values are over all calibration inputs.
struct Calibration {
    /// One for each node.
    private(set) var statistics: [ChannelStatistics]

    /// - Parameter progress: called after each input.
    init(
        _ run: SteppedRun, shapes: [Shape], inputs: [[Tensor]], progress: () -> Void
    ) throws(QuantizationError) {
        statistics = shapes.map { ChannelStatistics(channels: $0.dimensions.last ?? 1) }
        for (index, input) in inputs.enumerated() {
            var statistics = statistics
            run.run(input) { node, values in statistics[node].add(values) }
            self.statistics = statistics
            if let node = statistics.firstIndex(where: { !$0.isFinite }) {
                throw .notFinite(layer: run.graph.nodes[node].name, input: index)
            }
            progress()
        }
    }

    /// How the elements of the values that `isKept` marks are spread over their ranges.
    static func histograms(
        _ run: SteppedRun, statistics: [ChannelStatistics], isKept: [Bool], inputs: [[Tensor]], progress: () -> Void
    ) -> [Histogram] {
        var histograms = statistics.map { Histogram(range: $0.range) }
        for input in inputs {
            run.run(input) { node, values in
                if isKept[node] { histograms[node].add(values) }
            }
            progress()
        }
        return histograms
    }
}
