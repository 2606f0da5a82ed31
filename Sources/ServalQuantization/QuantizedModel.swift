import ServalGraph

/// A network in 8 bits: its model file, and what quantization made of each layer.
public struct QuantizedModel: Sendable {
    /// The bytes of a model file.
    public let bytes: [UInt8]
    public let report: QuantizationReport
    package let graph: Graph
}
