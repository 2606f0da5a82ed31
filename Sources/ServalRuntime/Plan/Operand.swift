/// Where a step reads or writes: a place relative to one of the session's base addresses.
package struct Operand: Hashable, Sendable {
    /// 0 the arena, 1 the packed weights, 2 … the network's inputs in the model's order.
    package var base: Int
    /// In floats from the base.
    package var offset: Int

    package static let arenaBase = 0
    package static let weightsBase = 1
    package static let firstInputBase = 2
}
