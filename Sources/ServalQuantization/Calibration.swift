import ServalGraph
import ServalTensor

/// What the float32 network's values are over all calibration inputs.
struct Calibration {
    /// One for each node.
    private(set) var statistics: [ChannelStatistics]

    /// - Parameters:
    ///   - budget: what has been demanded of memory before, to which the statistics and histograms are added.
    ///   - progress: called after each input.
    /// - Throws: `QuantizationError.compilation` for more memory than the limit, `.notFinite`.
    init(
        _ run: SteppedRun, shapes: [Shape], inputs: [[Tensor]], budget: inout MemoryBudget, progress: () -> Void
    ) throws(QuantizationError) {
        let channels = shapes.map { $0.dimensions.last ?? 1 }.reduce(0, saturatingSum)
        do {
            // An input's statistics stand beside the ones before it, and those of equalized layers once more.
            try budget.add(channels, of: 3 * ChannelStatistics.bytesPerChannel, for: .calibration)
            try budget.add(shapes.count, of: Histogram.binCount * MemoryLayout<Int>.stride, for: .calibration)
        } catch {
            throw .compilation(reason: error.description)
        }
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
