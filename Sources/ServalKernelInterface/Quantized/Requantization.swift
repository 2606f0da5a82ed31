/// How the exact sum of an output element becomes 8 bits. In float32, every operation rounded by itself:
///
///     t = Float(sum) · multiplier[n]
///     t = t + Float(residual − residual.zeroPoint) · residual.multiplier        with a residual
///     q = min(max(roundHalfToEven(t) + zeroPoint, low), high)
///
/// The multipliers, which are positive, lie in the packed weights. No t is too large; t must not be NaN.
package struct Requantization: Equatable, Sendable {
    /// 0 ... 255, as are `low` and `high`.
    package var zeroPoint: Int32
    package var low: Int32
    package var high: Int32

    package init(zeroPoint: Int32, low: Int32 = 0, high: Int32 = 255) {
        self.zeroPoint = zeroPoint
        self.low = low
        self.high = high
    }
}

/// A map of 8 bits that is added before rounding: see `Requantization`.
package struct QuantizedResidual {
    /// Of the first output pixel.
    package var values: UnsafePointer<UInt8>
    package var pixelStride: Int
    /// Of a convolution only.
    package var rowStride: Int
    package var zeroPoint: Int32
    /// Scale of the residual over scale of the output.
    package var multiplier: Float

    package init(
        values: UnsafePointer<UInt8>, pixelStride: Int, rowStride: Int = 0, zeroPoint: Int32, multiplier: Float
    ) {
        self.values = values
        self.pixelStride = pixelStride
        self.rowStride = rowStride
        self.zeroPoint = zeroPoint
        self.multiplier = multiplier
    }
}
