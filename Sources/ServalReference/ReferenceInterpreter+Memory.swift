import ServalGraph
import ServalTensor

extension ReferenceInterpreter {
    /// Bytes that the values of a graph take in double precision, at most at one time.
    ///
    /// - Parameters:
    ///   - shapes: of the nodes' values, from `inferShapes`.
    ///   - releasing: whether a value goes when its last reader has been computed.
    package static func byteCount(of graph: Graph, shapes: [Shape], releasing: Bool) -> Int {
        let sizes = shapes.map { saturatingProduct($0.count, MemoryLayout<Double>.stride) }
        guard releasing else { return sizes.reduce(0, saturatingSum) }
        var readers = [Int](repeating: 0, count: graph.nodes.count)
        for node in graph.nodes {
            for input in node.inputs { readers[input] += 1 }
        }
        for output in graph.outputs { readers[output] += 1 }
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
