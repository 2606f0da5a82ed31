import ServalGraph
import ServalTensor

/// Brings the channels of a value to like ranges before it gets levels, one step for all of them.
///
/// A channel is divided by s = √(r / w), where r is the largest magnitude that calibration has seen of it and w the
/// largest weight that it is multiplied with, relative to the other weights of that sum: what its levels win is not
/// lost by the levels of the weights behind. Source: Nagel et al., Data-Free Quantization (2019); Xiao et al.,
/// SmoothQuant (2022).
struct Equalization {
    private(set) var graph: Graph
    private(set) var statistics: [ChannelStatistics]
    /// Names of the nodes whose values were changed, in the graph's order.
    private(set) var layers: [String] = []

    /// Factors beyond which a channel would lose more than it can win.
    private static let limits = 1.0 / 64...64.0

    init(_ graph: Graph, shapes: [Shape], statistics: [ChannelStatistics]) {
        (self.graph, self.statistics) = (graph, statistics)
        var changed: Set<Int> = []
        for group in EqualizationGroups(graph, shapes: shapes).groups {
            equalize(group)
            changed.formUnion(group.values)
        }
        layers = changed.sorted().map { graph.nodes[$0].name }
    }

    private mutating func equalize(_ group: EqualizationGroups.Group) {
        let factors = factors(of: group)
        for producer in group.producers { scaleOutputs(of: producer, by: factors.map { 1 / $0 }) }
        for consumer in group.consumers { scaleInputs(of: consumer, by: factors) }
        for value in group.values { statistics[value].divide(by: factors) }
    }

    private func factors(of group: EqualizationGroups.Group) -> [Double] {
        let weights = relativeWeights(of: group)
        var factors = (0..<group.channels).map { channel -> Double? in
            let range = group.values.reduce(0.0) { largest, value in
                let seen = statistics[value]
                return max(largest, Double(abs(seen.minimum[channel])), Double(abs(seen.maximum[channel])))
            }
            return range > 0 && weights[channel] > 0 ? (range / weights[channel]).squareRoot() : nil
        }
        // Around 1, so that numbers keep their sizes; channels that are never used are left alone.
        let known = factors.compactMap { $0 }.sorted()
        let middle = known.isEmpty ? 1 : known[known.count / 2]
        factors = factors.map { $0.map { min(max($0 / middle, Self.limits.lowerBound), Self.limits.upperBound) } }
        return factors.map { $0 ?? 1 }
    }

    /// For each channel its largest weight in any sum, as a share of the sum's largest.
    private func relativeWeights(of group: EqualizationGroups.Group) -> [Double] {
        var relative = [Double](repeating: 0, count: group.channels)
        for consumer in group.consumers {
            let operation = graph.nodes[consumer].operation
            guard let kernel = operation.kernel, let channels = operation.channels else { continue }
            kernel.withUnsafeFloats { weights in
                for output in 0..<channels.outputs {
                    let places = stride(from: output, to: weights.count, by: channels.outputs)
                    let largest = places.reduce(Float(0)) { max($0, abs(weights[$1])) }
                    guard largest > 0 else { continue }
                    for (row, place) in places.enumerated() {
                        let channel = channels.input(row: row, output: output)
                        relative[channel] = max(relative[channel], Double(abs(weights[place]) / largest))
                    }
                }
            }
        }
        return relative
    }

    private mutating func scaleOutputs(of index: Int, by factors: [Double]) {
        let operation = graph.nodes[index].operation
        guard let kernel = operation.kernel else { return }
        let scaled = Self.mapped(kernel) { Double($1) * factors[$0 % factors.count] }
        let bias = operation.bias.map { Self.mapped($0) { Double($1) * factors[$0] } }
        graph.nodes[index].operation = operation.withWeights(kernel: scaled, bias: bias)
    }

    private mutating func scaleInputs(of index: Int, by factors: [Double]) {
        let operation = graph.nodes[index].operation
        guard let kernel = operation.kernel, let channels = operation.channels else { return }
        let scaled = Self.mapped(kernel) { place, weight in
            let (row, output) = place.quotientAndRemainder(dividingBy: channels.outputs)
            return Double(weight) * factors[channels.input(row: row, output: output)]
        }
        graph.nodes[index].operation = operation.withWeights(kernel: scaled, bias: operation.bias)
    }

    private static func mapped(_ source: some WeightConvertible, _ body: (Int, Float) -> Double) -> Tensor {
        let weight = source.weight
        return weight.withUnsafeFloats { values in
            Tensor(shape: weight.shape) { destination in
                for index in values.indices { destination[index] = Float(body(index, values[index])) }
            }
        }
    }
}
