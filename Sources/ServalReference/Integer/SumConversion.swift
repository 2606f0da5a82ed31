import ServalGraph
import ServalTensor

/// What becomes of an integer sum of products: a level, or a real number where the value is kept in float32.
///
/// The sum's factor m is that of its output channel. As a level: t = Float(sum) · m; with a residual r,
/// t = t + Float(r - zero point of r) · m of r; clamp(roundHalfEven(t) + zero point) with the activation's bounds.
/// As a real number: Float(sum) · m, then the activation's clamp. No two of these operations are fused.
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
            bounds = activation.levels(in: output) ?? 0...255
            self.residual = residual.map { ($0, Multipliers.ofLevels($0, in: output)) }
        } else {
            factors = Multipliers.ofRealSums(input: input, weightScales: scales)
            bounds = 0...255
            self.residual = nil
        }
    }

    /// - Parameter residual: the level that is added; 0 where there is none.
    func level(_ sum: Int, channel: Int, residual level: UInt8 = 0) -> UInt8 {
        guard let output else { preconditionFailure("the value is real") }
        var t = Float(sum) * factors[channel]
        if let residual { t = t + Float(Int(level) - residual.parameters.zeroPoint) * residual.factor }
        return output.level(scaled: t, in: bounds)
    }

    func real(_ sum: Int, channel: Int) -> Float {
        let value = Float(sum) * factors[channel]
        return min(max(value, clamp.low), clamp.high)
    }

    /// The value of sums in row-major order, whose last dimension is the output channel.
    func value(of sums: [Int], shape: Shape, residual: LevelTensor? = nil) -> QuantizedValue {
        let channels = factors.count
        guard let output else {
            let values = sums.enumerated().map { index, sum in Double(real(sum, channel: index % channels)) }
            return .real(ReferenceTensor(shape: shape, values: values))
        }
        let levels = sums.enumerated().map { index, sum in
            level(sum, channel: index % channels, residual: residual?.levels[index] ?? 0)
        }
        return .levels(LevelTensor(shape: shape, parameters: output, levels: levels))
    }
}
