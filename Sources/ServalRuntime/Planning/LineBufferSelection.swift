import ServalGraph
import ServalTensor

/// Decides which values are never stored whole but kept in line buffers on the way to their only reader (`FusedOperator`).
///
/// A value that fits the second-level cache is read back as fast as it was written, and whole maps make longer runs of
/// work; a larger one travels through the outer caches twice. So a value is linked to its reader when it is larger
/// than the share of the second-level cache below, and when both compute row by row (`canFollow`). Weights that do not fit
/// the cache beside line buffers are read again for each tile; no more of them than the value would be (`rereadsWeights`).
struct LineBufferSelection {
    /// Share of the second-level cache above which a value is not stored whole.
    private static let storedShare = 0.5
    /// The same for quantized values. A layer reads one and writes another, and both of them should fit beside the weights.
    private static let quantizedStoredShare = 0.35
    /// The same for a rescaled value that only an activation reads, which costs least right behind the rescaling.
    private static let rescaledStoredShare = 0.01
    /// Bytes of a quantized value above which a table follows right behind the convolution that computes it. Less is done by one
    /// thread, step by step.
    private static let tableByteCount = 4096
    /// Rows above which a map is not computed in tiles: how those lie is found by looking at each row.
    private static let mostRows = 1 << 15
    /// Share of the second-level cache that all line buffers of a fused operator may fill.
    static let lineBufferShare = 0.6

    let graph: Graph
    let shapes: [Shape]
    let caches: CacheSizes
    /// For each node its `PointwiseAlgorithm`, if it has one.
    let algorithms: [PointwiseAlgorithm?]

    /// For each node whether it is computed on the way to its only reader.
    func links() -> [Bool] {
        let useCounts = graph.useCounts
        var links = [Bool](repeating: false, count: graph.nodes.count)
        var lengths = [Int](repeating: 1, count: graph.nodes.count)
        for index in graph.nodes.indices {
            guard let source = graph.nodes[index].inputs.first, graph.isComputed(index, shapes: shapes),
                isStage(index), isStage(source), graph.precision(of: index) == graph.precision(of: source),
                canFollow(index, source), useCounts[source] == 1
            else { continue }
            // A table is no stage of its own.
            let length = lengths[source] + (isTable(index, behind: source) ? 0 : 1)
            guard length <= FusedOperator.maximumStageCount, isLarge(source, for: index),
                ![source, index].contains(where: { rereadsWeights($0, map: source, stages: max(length, 2)) })
            else { continue }
            links[source] = true
            lengths[index] = length
        }
        return links
    }

    private func isStage(_ index: Int) -> Bool {
        // Stages that compute in 8 bits write quantized values.
        guard graph.precision(of: index) == .float || graph.nodes[index].quantization != nil else { return false }
        return shapes[index].rank == 4 && shapes[index][1] <= Self.mostRows
    }

    private func isLarge(_ index: Int, for reader: Int) -> Bool {
        let shape = shapes[index]
        if graph.nodes[index].quantization != nil {
            if isActivation(reader) { return QuantizedMapSize(shape).byteCount > Self.tableByteCount }
            return Double(QuantizedMapSize(shape).byteCount) > Self.quantizedStoredShare * Double(caches.level2)
        }
        let bytes = shape.count / max(shape[0], 1) * MemoryLayout<Float>.stride
        let share = isActivation(reader) ? Self.rescaledStoredShare : Self.storedShare
        return Double(bytes) > share * Double(caches.level2)
    }

    private func isActivation(_ index: Int) -> Bool {
        if case .activation = graph.nodes[index].operation { true } else { false }
    }
}
