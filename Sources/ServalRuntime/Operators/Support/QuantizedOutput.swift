import ServalKernelInterface

/// Where a quantized layer's sums go: to quantized values or, in float32, to dequantized ones.
struct QuantizedOutput: Sendable {
    enum Kind: Sendable { case quantized, dequantized }

    var kind: Kind
    var place: Operand
    /// From one pixel to the next, in elements of the kind.
    var stride: Int

    @inline(__always)
    func quantized(_ context: ThreadContext, _ offset: Int) -> UnsafeMutablePointer<UInt8>? {
        kind == .quantized ? context.bytes(place) + offset : nil
    }

    @inline(__always)
    func dequantized(_ context: ThreadContext, _ offset: Int) -> UnsafeMutablePointer<Float>? {
        kind == .dequantized ? context.address(place) + offset : nil
    }
}

/// A quantized value that is added to a layer's sums before they are requantized.
struct QuantizedResidualOperand: Sendable {
    var place: Operand
    var pixelStride: Int
    var rowStride: Int
    var zeroPoint: Int32
    var multiplier: Float

    @inline(__always)
    func call(_ context: ThreadContext, offset: Int) -> QuantizedResidual {
        QuantizedResidual(
            values: UnsafePointer(context.bytes(place) + offset), pixelStride: pixelStride, rowStride: rowStride,
            zeroPoint: zeroPoint, multiplier: multiplier)
    }
}
