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
    /// See `EqualizationGroups`.
    private let classes: [[Int?]]

    /// Factors beyond which a channel would lose more than it can win.
    private static let limits = 1.0 / 64...64.0

    init(_ graph: Graph, shapes: [Shape], statistics: [ChannelStatistics]) {
        (self.graph, self.statistics) = (graph, statistics)
        let found = EqualizationGroups(graph, shapes: shapes)
        classes = found.classes
        var changed: Set<Int> = []
        for group in found.groups {
            equalize(group)
            changed.formUnion(group.values)
        }
        layers = changed.sorted().map { graph.nodes[$0].name }
    }

    private mutating func equalize(_ group: EqualizationGroups.Group) {
        let factors = factors(of: group)
        func channelFactors(_ node: Int) -> [Double] { classes[node].map { $0.map { factors[$0] } ?? 1 } }
        for producer in group.producers {
            scaleOutputs(of: producer, by: channelFactors(producer).map { 1 / $0 })
        }
        for consumer in group.consumers {
            scaleInputs(of: consumer, by: channelFactors(graph.nodes[consumer].inputs[0]))
        }
        for value in group.values { statistics[value].divide(by: channelFactors(value)) }
    }

    /// One for each class.
    private func factors(of group: EqualizationGroups.Group) -> [Double] {
        let weights = relativeWeights(of: group)
        var ranges = [Double](repeating: 0, count: group.classCount)
        for value in group.values {
            let seen = statistics[value]
            for (channel, number) in classes[value].enumerated() {
                guard let number else { continue }
                ranges[number] = max(
                    ranges[number], Double(abs(seen.minimum[channel])), Double(abs(seen.maximum[channel])))
            }
        }
        let factors = zip(ranges, weights).map { range, weight -> Double? in
            switch weight {
            case .kernel(let weight): range > 0 && weight > 0 ? (range / weight).squareRoot() : nil
            case .scale: range > 0 ? range : nil
            case .none: nil
            }
        }
        // Around 1, so that numbers keep their sizes; channels that are never used are left alone.
        let known = factors.compactMap { $0 }.sorted()
        let middle = known.isEmpty ? 1 : known[known.count / 2]
        return factors.map { factor in
            factor.map { min(max($0 / middle, Self.limits.lowerBound), Self.limits.upperBound) } ?? 1
        }
    }

    /// What the channels of a class are multiplied with.
    private enum ClassWeight {
        /// Its largest weight in any sum, as a share of the sum's largest.
        case kernel(Double)
        /// A scale alone, which loses nothing by another factor.
        case scale
    }

    private func relativeWeights(of group: EqualizationGroups.Group) -> [ClassWeight?] {
        var relative = [ClassWeight?](repeating: nil, count: group.classCount)
        for consumer in group.consumers {
            let operation = graph.nodes[consumer].operation
            let classes = classes[graph.nodes[consumer].inputs[0]]
            guard let kernel = operation.kernel, let channels = operation.channels else {
                for number in classes {
                    if let number, relative[number] == nil { relative[number] = .scale }
                }
                continue
            }
            kernel.withUnsafeFloats { weights in
                for output in 0..<channels.outputs {
                    let places = stride(from: output, to: weights.count, by: channels.outputs)
                    let largest = places.reduce(Float(0)) { max($0, abs(weights[$1])) }
                    guard largest > 0 else { continue }
                    for (row, place) in places.enumerated() {
                        guard let number = classes[channels.input(row: row, output: output)] else { continue }
                        var known = 0.0
                        if case .kernel(let weight) = relative[number] { known = weight }
                        relative[number] = .kernel(max(known, Double(abs(weights[place]) / largest)))
                    }
                }
            }
        }
        return relative
    }

    private mutating func scaleOutputs(of index: Int, by factors: [Double]) {
        let operation = graph.nodes[index].operation
        if case .rescaling(var rescaling) = operation {
            rescaling.scale = zip(rescaling.scale, factors).map { Float(Double($0) * $1) }
            rescaling.offset = zip(rescaling.offset, factors).map { Float(Double($0) * $1) }
            graph.nodes[index].operation = .rescaling(rescaling)
            return
        }
        guard let kernel = operation.kernel else { return }
        let scaled = Self.mapped(kernel) { Double($1) * factors[$0 % factors.count] }
        let bias = operation.bias.map { Self.mapped($0) { Double($1) * factors[$0] } }
        graph.nodes[index].operation = operation.withWeights(kernel: scaled, bias: bias)
    }

    private mutating func scaleInputs(of index: Int, by factors: [Double]) {
        let operation = graph.nodes[index].operation
        if case .rescaling(var rescaling) = operation {
            rescaling.scale = zip(rescaling.scale, factors).map { Float(Double($0) * $1) }
            graph.nodes[index].operation = .rescaling(rescaling)
            return
        }
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
