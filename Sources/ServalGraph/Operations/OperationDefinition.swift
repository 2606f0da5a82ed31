import ServalTensor

/// What an operation is: each has a file in this folder that says it, and `Operation.definition` lists them.
package protocol OperationDefinition: Sendable {
    /// The Keras class that the operation comes from, or the closest to it.
    var name: String { get }
    /// The number of values that the operation reads.
    var arity: ClosedRange<Int> { get }
    /// The operation's weights with their names, in the order of the model file's table; nil for those that it does without.
    var weights: [(name: String, weight: Weight?)] { get }

    /// The shape of the value, the batch included. Checks all that kernels rely on.
    ///
    /// - Parameter node: the node with the shapes of its inputs, as many as `arity` demands.
    func shape(of node: ShapeInference) throws(GraphError) -> [Int]

    /// What computing a value takes.
    func work(output: Shape, inputs: [Shape]) -> OperationWork
}

extension OperationDefinition {
    package var arity: ClosedRange<Int> { 1...1 }
    package var weights: [(name: String, weight: Weight?)] { [] }
}
