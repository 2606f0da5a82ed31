/// Where an operator reads or writes: a place relative to one of a session's base addresses.
///
/// Every value of a plan has a base of its own, so that operators are planned before memory is: where a value lies in the arena,
/// and which values take each other's places, does not show in them.
package struct Operand: Hashable, Sendable {
    /// 0 the packed weights, from 1 on the values of the graph's nodes, behind them the partial sums of split-K products.
    package var base: Int
    /// In floats from the base.
    package var offset: Int

    package static let weightsBase = 0

    /// The value of a node.
    package static func value(_ node: Int) -> Operand { Operand(base: 1 + node, offset: 0) }

    /// The partial sums of a split-K product, of which a plan counts through all.
    static func partialSums(_ index: Int, nodeCount: Int) -> Operand { Operand(base: 1 + nodeCount + index, offset: 0) }
}
