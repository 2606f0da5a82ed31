import ServalTensor

/// What one node costs in one run, and what it holds.
package struct NodeCost: Hashable, Sendable {
    /// Multiply-accumulate operations of convolutions and matrix products; other arithmetic counts nothing.
    package var multiplyAccumulates: Int
    /// Multiply-adds, comparisons, elements computed or moved; `Int.max` for what cannot be counted.
    package var operations: Int
    /// Elements of the node's weights.
    package var parameters: Int

    init(_ operation: Operation, output: Shape, inputs: [Shape]) {
        let work = operation.definition.work(output: output, inputs: inputs)
        (multiplyAccumulates, operations) = (work.multiplyAccumulates, work.operations)
        parameters = operation.parameters.reduce(0) { saturatingSum($0, $1.shape.count) }
    }
}
