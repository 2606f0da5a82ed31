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

    /// How it computes in 8 bits; nil if it does not.
    var quantizedForm: QuantizedForm? { get }
    /// Its weights in 8 bits; nil without, and while they are float32.
    var quantizedWeights: QuantizedWeights? { get }
    /// What it does to factors of its input's channels.
    var channelScaling: ChannelScaling { get }
    /// The channels for which it may hold a scale and an offset.
    func scaledChannels(output: Shape) -> Int
}

extension OperationDefinition {
    package var arity: ClosedRange<Int> { 1...1 }
    package var weights: [(name: String, weight: Weight?)] { [] }
    package var quantizedForm: QuantizedForm? { nil }
    package var quantizedWeights: QuantizedWeights? { nil }
    package var channelScaling: ChannelScaling { .fixed }
    package func scaledChannels(output: Shape) -> Int { 0 }
}
