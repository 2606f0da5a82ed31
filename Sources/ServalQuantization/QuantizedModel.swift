import ServalGraph

/// A network in 8 bits: its model file, and what quantization made of each layer.
public struct QuantizedModel: Sendable {
    /// The bytes of the model file, as `Model.init(bytes:)` takes them.
    public let bytes: [UInt8]
    /// What quantization made of each layer.
    public let report: QuantizationReport
    package let graph: Graph
}

/// A network in 8 bits as a graph without conversions.
package struct QuantizedGraph: Sendable {
    package let graph: Graph
    package let report: QuantizationReport
}
