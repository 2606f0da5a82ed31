import ServalGraph
import ServalTensor

/// The quantized network's values against the float32 network's, node by node, for the same inputs.
struct Comparison {
    /// One for each node of the float32 graph.
    private(set) var noise: [SignalToNoise]

    /// - Parameters:
    ///   - wanted: the float32 network.
    ///   - found: the quantized one with its conversions; its nodes carry the names of the float32 network's.
    init(wanted: SteppedRun, found: SteppedRun, inputs: [[Tensor]], progress: () -> Void) {
        let indexOf = Dictionary(
            wanted.graph.nodes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        noise = [SignalToNoise](repeating: SignalToNoise(), count: wanted.graph.nodes.count)
        for input in inputs {
            var values: [[Float]] = []
            wanted.run(input) { _, value in values.append(Array(value)) }
            found.run(input) { node, value in
                guard let index = indexOf[found.graph.nodes[node].name] else { return }
                values[index].withUnsafeBufferPointer { noise[index].add(found: value, wanted: $0) }
            }
            progress()
        }
    }
}
