import ServalTensor

extension ShapedGraph {
    /// Beyond this no limit goes: sums over all threads have to fit `Int`.
    private static let mostOperations = 1 << 53

    /// Checks that one run takes no more operations than `limit` for each image of the batch.
    ///
    /// - Throws: `GraphError.tooManyOperations`, which names the node that takes the most.
    package func checkOperations(limit: Int) throws(GraphError) {
        let total = costs.reduce(0) { saturatingSum($0, $1.operations) }
        let allowed = min(saturatingProduct(max(limit, 0), batch), Self.mostOperations)
        guard total <= allowed else {
            let largest = costs.indices.max { costs[$0].operations < costs[$1].operations } ?? 0
            throw .tooManyOperations(
                node: nodes[largest].name, found: costs[largest].operations, total: total, limit: allowed)
        }
    }
}
