import ServalTensor

/// What quantization made of one layer.
public struct LayerQuantization: Sendable {
    /// The name of the layer in the model file.
    public let name: String
    /// The Keras class, or the closest to it.
    public let className: String
    /// Whether the layer computes in integers.
    public let isInteger: Bool
    /// How the value is kept in 8 bits; nil for a value kept in float32.
    public let parameters: QuantizationParameters?
    /// The signal to noise ratio of the value against the float32 network's, in dB, all layers before quantized too.
    public let signalToNoise: Double
    /// The share of elements beyond the range of the levels, 0 ... 1; 0 for a value kept in float32.
    public let saturation: Double
}

/// What quantization made of a network.
public struct QuantizationReport: Sendable {
    /// What became of each layer, in the model's order.
    public let layers: [LayerQuantization]
    /// The signal to noise ratio of the network's outputs, in the model's order, in dB.
    public let outputs: [(name: String, signalToNoise: Double)]
    /// The number of inputs that calibration has seen.
    public let calibrationInputs: Int
    /// Layers whose channels equalization has rescaled.
    public let equalizedLayers: [String]
    /// Layers that compute in float32 between layers in 8 bits, each behind a conversion and before another, in the model's order: those
    /// that were to stay in float32, and those without a form in 8 bits.
    public let floatIslands: [String]
}
