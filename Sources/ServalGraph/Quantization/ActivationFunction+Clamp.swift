import ServalTensor

extension ActivationFunction {
    /// The bounds of a function that clamps and does nothing else; nil for other functions.
    package var clamp: (low: Float, high: Float)? {
        switch self {
        case .linear: (-.infinity, .infinity)
        case .relu(let maxValue, negativeSlope: 0, threshold: 0): (0, max(maxValue ?? .infinity, 0))
        case .relu, .sigmoid, .hardSigmoid, .tanh, .silu, .hardSilu, .gelu, .elu, .softplus, .softsign, .exponential:
            nil
        }
    }

    /// The clamp's bounds, quantized; nil for functions that are no clamp.
    package func quantizedClamp(in parameters: QuantizationParameters) -> ClosedRange<UInt8>? {
        clamp.map { parameters.quantized($0.low)...parameters.quantized($0.high) }
    }
}
