import ServalGraph
import ServalTensor

/// Decides which values are never stored whole but computed band by band on the way to their only reader.
///
/// A value that fits the second-level cache is read back as fast as it was written, and whole maps make longer runs of
/// work; a larger one travels through the outer caches twice. So a value is linked to its reader when it is larger
/// than the share of the second-level cache below, and when producer and reader are convolutions that work row by row.
struct ChainSelection {
    /// Share of the second-level cache above which a value is not stored whole.
    static let storedShare = 0.5
    /// The same for values in 8 bits. A layer reads one and writes another, and both of them should fit beside the weights.
    static let storedByteShare = 0.35
    /// Rows above which a map is not computed in bands: how those lie is found by looking at each row.
    static let mostRows = 1 << 15
    /// Share of the second-level cache that all rings of a chain may fill.
    static let ringShare = 0.6

    let graph: Graph
    let shapes: [Shape]
    let caches: CacheSizes

    /// For each node whether it is computed on the way to its only reader.
    func links() -> [Bool] {
        let useCounts = graph.useCounts
        var links = [Bool](repeating: false, count: graph.nodes.count)
        var lengths = [Int](repeating: 1, count: graph.nodes.count)
        for index in graph.nodes.indices {
            guard let source = graph.nodes[index].inputs.first, isStage(index, first: false),
                isStage(source, first: true), graph.precision(of: index) == graph.precision(of: source),
                useCounts[source] == 1, lengths[source] < ChainStep.maximumStageCount,
                isLarge(source)
            else { continue }
            links[source] = true
            lengths[index] = lengths[source] + 1
        }
        return links
    }

    private func isStage(_ index: Int, first: Bool) -> Bool {
        // Integer stages put out levels.
        guard graph.precision(of: index) == .float || graph.nodes[index].quantization != nil else { return false }
        guard shapes[index].rank == 4, shapes[index][1] <= Self.mostRows else { return false }
        switch graph.nodes[index].operation {
        case .depthwiseConvolution: return true
        case .convolution(let convolution): return first || convolution.isPointwise
        default: return false
        }
    }

    private func isLarge(_ index: Int) -> Bool {
        let shape = shapes[index]
        if graph.nodes[index].quantization != nil {
            return Double(ByteMapSize(shape).byteCount) > Self.storedByteShare * Double(caches.level2)
        }
        let bytes = shape.count / max(shape[0], 1) * MemoryLayout<Float>.stride
        return Double(bytes) > Self.storedShare * Double(caches.level2)
    }
}

extension Convolution {
    /// Whether the convolution is a matrix product over all pixels.
    var isPointwise: Bool {
        let isUnpadded: Bool =
            switch padding {
            case .valid, .same: true
            case .explicit(let insets): insets == .zero
            }
        return window == Extent(height: 1, width: 1) && strides == Extent(height: 1, width: 1) && groups == 1
            && isUnpadded
    }
}
