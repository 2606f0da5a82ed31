import ServalTensor

/// One operation of a graph. It produces exactly one value, which other nodes name by the node's index.
public struct Node: Sendable {
    /// The layer's name in the model file; unique within a graph.
    public let name: String
    package var operation: Operation
    /// Indices of the nodes whose values this one reads, in the operation's order; all below the node's own index.
    package var inputs: [Int]
    /// Names of the layers that passes have merged into this node, in execution order, its own name last.
    ///
    /// The node computes the value of the last of them.
    package var fusedLayers: [String]
    /// How the value is kept in 8 bits; nil for a value kept in float32.
    ///
    /// For an input it says how its readers quantize what the caller gives. See `Precision`.
    package var quantization: QuantizationParameters?

    package init(
        name: String, operation: Operation, inputs: [Int], fusedLayers: [String]? = nil,
        quantization: QuantizationParameters? = nil
    ) {
        self.name = name
        self.operation = operation
        self.inputs = inputs
        self.fusedLayers = fusedLayers ?? [name]
        self.quantization = quantization
    }
}
