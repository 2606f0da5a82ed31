import ServalGraph
import ServalTensor

/// Which values lie in the memory of the concatenation that they are part of.
///
/// A concatenation along the channels has nothing to copy where its inputs are written straight into their slice of it: pixels
/// then lie as far apart as the concatenation's. Slices nest. In a dense block each concatenation is the first input of the next
/// one: the last one's memory holds the whole block, and each of the others is its first channels.
struct Placement {
    private struct Slice {
        var holder: Int
        var channel: Int
    }

    private let shapes: [Shape]
    /// For each value that is a slice the outermost concatenation that holds it, and the first of its channels there.
    private var slices: [Slice?]
    /// For each value whether it holds slices.
    private var holdsSlices: [Bool]

    /// - Parameter aliases: for each node the node whose elements its value shows.
    init(graph: Graph, shapes: [Shape], schedule: Schedule, aliases: [Int]) {
        self.shapes = shapes
        slices = [Slice?](repeating: nil, count: graph.nodes.count)
        holdsSlices = [Bool](repeating: false, count: graph.nodes.count)
        let rule = SliceRule(graph: graph, shapes: shapes, schedule: schedule, aliases: aliases)
        for node in graph.nodes.indices where rule.mayHoldSlices(node) {
            var channel = 0
            for input in graph.nodes[node].inputs {
                // A value that is already a slice lies there; here it is copied.
                if slices[input] == nil, rule.mayBeSlice(input) {
                    slices[input] = Slice(holder: node, channel: channel)
                    holdsSlices[node] = true
                }
                channel += shapes[input][3]
            }
        }
        // A concatenation follows its inputs, so that its own place is known before theirs.
        for node in graph.nodes.indices.reversed() {
            guard let slice = slices[node], let outer = slices[slice.holder] else { continue }
            slices[node] = Slice(holder: outer.holder, channel: outer.channel + slice.channel)
        }
    }

    /// The value in whose memory a value lies: itself, unless it is a slice.
    func holder(_ node: Int) -> Int { slices[node]?.holder ?? node }

    func operand(_ node: Int) -> Operand {
        var operand = Operand.value(holder(node))
        operand.offset = slices[node]?.channel ?? 0
        return operand
    }

    /// Floats from one pixel of a slice to the next; nil for a value whose pixels lie side by side.
    func pixelStride(_ node: Int) -> Int? { slices[node].flatMap { shapes[$0.holder].dimensions.last } }

    /// Whether a value lies in another one's memory, or others in its.
    func sharesMemory(_ node: Int) -> Bool { slices[node] != nil || holdsSlices[node] }
}
