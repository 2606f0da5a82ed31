import ServalGraph

/// A network in 8 bits: its model file, and what quantization made of each layer.
public struct QuantizedModel: Sendable {
    /// The bytes of a model file.
    public let bytes: [UInt8]
    public let report: QuantizationReport
    package let graph: Graph
}

/// A network in 8 bits as a graph without conversions.
package struct QuantizedGraph: Sendable {
    package let graph: Graph
    package let report: QuantizationReport
}
