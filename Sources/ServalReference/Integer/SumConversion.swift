import ServalGraph
import ServalTensor

/// What becomes of an integer sum of products: a level, or a number where the value is kept in float32.
///
/// The sum's factor m is that of its output channel. As a level: t = Float(sum) · m; with a residual r,
/// t = t + Float(r - zero point of r) · m of r; clamp(roundHalfEven(t) + zero point) with the activation's bounds.
/// As a number: Float(sum) · m, then the activation's clamp. No two of these operations are fused.
struct SumConversion {
    private let factors: [Float]
    private let output: QuantizationParameters?
    private let bounds: ClosedRange<UInt8>
    private let clamp: (low: Float, high: Float)
    private let residual: (parameters: QuantizationParameters, factor: Float)?

    /// - Precondition: the activation is a clamp; with a residual there is an output.
    init(
        scales: Tensor, activation: ActivationFunction, input: QuantizationParameters,
        output: QuantizationParameters?, residual: QuantizationParameters? = nil
    ) {
        guard let clamp = activation.clamp else { preconditionFailure("\(activation) is no clamp") }
        (self.output, self.clamp) = (output, clamp)
        if let output {
            factors = Multipliers.ofSums(input: input, weightScales: scales, output: output)
            bounds = activation.quantizedClamp(in: output) ?? 0...255
            self.residual = residual.map { ($0, Multipliers.ofRequantization($0, in: output)) }
        } else {
            factors = Multipliers.ofFloatSums(input: input, weightScales: scales)
            bounds = 0...255
            self.residual = nil
        }
    }

    /// - Parameter residual: the level that is added; 0 where there is none.
    func quantized(_ sum: Int, channel: Int, residual level: UInt8 = 0) -> UInt8 {
        guard let output else { preconditionFailure("the value is float32") }
        var t = Float(sum) * factors[channel]
        if let residual { t = t + Float(Int(level) - residual.parameters.zeroPoint) * residual.factor }
        return output.quantized(scaled: t, in: bounds)
    }

    func dequantized(_ sum: Int, channel: Int) -> Float {
        let value = Float(sum) * factors[channel]
        return min(max(value, clamp.low), clamp.high)
    }

    /// The value of sums in row-major order, whose last dimension is the output channel.
    func value(of sums: [Int], shape: Shape, residual: QuantizedTensor? = nil) -> QuantizedValue {
        let channels = factors.count
        guard let output else {
            let values = sums.enumerated().map { index, sum in Double(dequantized(sum, channel: index % channels)) }
            return .float(ReferenceTensor(shape: shape, values: values))
        }
        let levels = sums.enumerated().map { index, sum in
            quantized(sum, channel: index % channels, residual: residual?.levels[index] ?? 0)
        }
        return .quantized(QuantizedTensor(shape: shape, parameters: output, levels: levels))
    }
}
