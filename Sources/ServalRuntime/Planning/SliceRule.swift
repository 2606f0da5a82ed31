import ServalGraph
import ServalTensor

/// Which values may lie in the memory of a concatenation (`Placement`): float32 maps that are stored, and that only operators write
/// and read that can deal with pixels that lie apart.
struct SliceRule {
    /// Channels from which a slice is read as fast as pixels side by side.
    private static let fewChannels = 16

    private let graph: Graph
    private let shapes: [Shape]
    /// The nodes that read each value.
    private let readers: [[Int]]
    /// Whether a value is stored, under no other shape, and not for the network's caller.
    private let isOwn: [Bool]

    /// - Parameter aliases: for each node the node whose elements its value shows.
    init(graph: Graph, shapes: [Shape], schedule: Schedule, aliases: [Int]) {
        (self.graph, self.shapes) = (graph, shapes)
        var readers = [[Int]](repeating: [], count: graph.nodes.count)
        var isOwn = [Bool](repeating: false, count: graph.nodes.count)
        for node in schedule.items.compactMap(\.last) { isOwn[node] = true }
        for (index, node) in graph.nodes.enumerated() {
            for input in node.inputs { readers[input].append(index) }
            if aliases[index] != index { isOwn[aliases[index]] = false }
        }
        for output in graph.outputs { isOwn[output] = false }
        (self.readers, self.isOwn) = (readers, isOwn)
    }

    /// Whether a node is a concatenation along the channels of float32 maps.
    func mayHoldSlices(_ node: Int) -> Bool { isFloatMap(node) && graph.nodes[node].operation.joinsChannels }

    func mayBeSlice(_ node: Int) -> Bool {
        guard isOwn[node], isFloatMap(node), writesSlice(node), readers[node].allSatisfy(readsSlice) else {
            return false
        }
        let channels = shapes[node][3]
        return channels > 1 && (readers[node].count == 1 || channels >= Self.fewChannels)
    }

    private func isFloatMap(_ node: Int) -> Bool {
        shapes[node].rank == 4 && graph.nodes[node].quantization == nil && graph.precision(of: node) == .float
    }

    /// Whether the operator of a node in float32 writes pixels that lie apart.
    private func writesSlice(_ node: Int) -> Bool {
        switch graph.nodes[node].operation {
        case .convolution, .depthwiseConvolution, .pooling, .rescaling, .activation, .upsampling, .zeroPadding: true
        case .combine: combinesInPairs(node)
        case .concatenate: graph.nodes[node].operation.joinsChannels
        default: false
        }
    }

    /// Whether the operator of a node reads pixels that lie apart, whichever of its inputs they are.
    private func readsSlice(_ node: Int) -> Bool {
        guard graph.precision(of: node) == .float else { return false }
        return switch graph.nodes[node].operation {
        case .globalPooling, .cropping, .permute: true
        default: writesSlice(node)
        }
    }

    /// Whether a combination is computed from two inputs at a time, without any of them being spread out before.
    private func combinesInPairs(_ node: Int) -> Bool {
        let inputs = graph.nodes[node].inputs
        return inputs.count == 2 || inputs.allSatisfy { shapes[$0] == shapes[node] }
    }
}

extension ServalGraph.Operation {
    fileprivate var joinsChannels: Bool { if case .concatenate(axis: 3) = self { true } else { false } }
}
