import ServalGraph
import ServalTensor

extension ReferenceInterpreter {
    /// Bytes that the values of a graph take in double precision, at most at one time.
    ///
    /// - Parameter releasing: whether a value goes when its last reader has been computed.
    package static func byteCount(of graph: ShapedGraph, releasing: Bool) -> Int {
        let sizes = graph.shapes.map { saturatingProduct($0.count, MemoryLayout<Double>.stride) }
        guard releasing else { return sizes.reduce(0, saturatingSum) }
        var readers = graph.graph.useCounts
        var (alive, peak) = (0, 0)
        for (index, node) in graph.nodes.enumerated() {
            alive = saturatingSum(alive, sizes[index])
            peak = max(peak, alive)
            guard alive < .max else { return .max }
            for input in node.inputs {
                readers[input] -= 1
                if readers[input] == 0 { alive -= sizes[input] }
            }
            if readers[index] == 0 { alive -= sizes[index] }
        }
        return peak
    }
}
