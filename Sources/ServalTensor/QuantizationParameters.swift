/// How the 256 levels of a quantized value stand for numbers: dequantized = scale · (level - zeroPoint).
///
/// Zero is always a level of its own, so that padding is exact.
public struct QuantizationParameters: Hashable, Sendable {
    /// The distance of two neighbouring levels, 1e-12 to 1e12.
    public let scale: Float
    /// The level of zero, 0 ... 255.
    public let zeroPoint: Int

    /// Scales beyond which products of three of them would leave the range of float32.
    package static let scaleRange: ClosedRange<Float> = 1e-12...1e12

    /// Levels of a scale and a zero point.
    ///
    /// - Parameters:
    ///   - scale: the distance of two neighbouring levels, 1e-12 to 1e12.
    ///   - zeroPoint: the level of zero, 0 to 255.
    /// - Throws: `TensorError.scaleOutOfRange` or `.zeroPointOutOfRange`.
    public init(scale: Float, zeroPoint: Int) throws(TensorError) {
        // A scale that is not a number is in no range.
        guard Self.scaleRange.contains(scale) else { throw .scaleOutOfRange(found: scale) }
        guard 0...255 ~= zeroPoint else { throw .zeroPointOutOfRange(found: zeroPoint) }
        (self.scale, self.zeroPoint) = (scale, zeroPoint)
    }

    /// - Precondition: scale and zero point are in range.
    package init(validScale scale: Float, zeroPoint: Int) {
        precondition(Self.scaleRange.contains(scale) && 0...255 ~= zeroPoint, "\(scale), \(zeroPoint)")
        (self.scale, self.zeroPoint) = (scale, zeroPoint)
    }
}

extension QuantizationParameters {
    /// The numbers that have a level of their own.
    package var range: ClosedRange<Float> { dequantized(0)...dequantized(255) }

    /// 1 / scale, rounded once: quantizing multiplies by it.
    package var inverseScale: Float { Float(1 / Double(scale)) }

    /// What a level stands for.
    package func dequantized(_ level: UInt8) -> Float { scale * Float(Int(level) - zeroPoint) }

    /// The level of a number: clamp(roundHalfEven(x · inverseScale) + zeroPoint); that of a NaN is 0.
    package func quantized(_ x: Float) -> UInt8 { quantized(scaled: x * inverseScale) }

    /// The level of a number in double precision: clamp(roundHalfEven(x / scale) + zeroPoint); that of a NaN is 0.
    package func quantized(_ x: Double) -> UInt8 {
        let level = (x / Double(scale)).rounded(.toNearestOrEven) + Double(zeroPoint)
        return level > 0 ? (level < 255 ? UInt8(level) : 255) : 0
    }

    /// clamp(roundHalfEven(t) + zeroPoint, low, high) of a number in units of the scale.
    ///
    /// `t` is clamped before it is rounded, so that it may be of any size; the bounds are whole numbers, so that the
    /// order makes no difference.
    package func quantized(scaled t: Float, in bounds: ClosedRange<UInt8> = 0...255) -> UInt8 {
        let low = Float(Int(bounds.lowerBound) - zeroPoint)
        let high = Float(Int(bounds.upperBound) - zeroPoint)
        // Not min(max(...)): a NaN has to become the lower bound.
        let clamped = t > low ? (t < high ? t : high) : low
        return UInt8(Int(clamped.rounded(.toNearestOrEven)) + zeroPoint)
    }
}

extension QuantizationParameters: CustomStringConvertible {
    /// The formula, such as `0.0235294 (level - 0)`.
    public var description: String { "\(scale) (level - \(zeroPoint))" }
}
