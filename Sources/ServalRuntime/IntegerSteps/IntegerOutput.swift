import ServalKernelInterface

/// Where a layer's integer sums go: to levels, or to real numbers.
struct IntegerOutput: Sendable {
    enum Kind: Sendable { case levels, real }

    var kind: Kind
    var place: Operand
    /// From one pixel to the next: bytes of levels, floats of real numbers.
    var stride: Int

    @inline(__always)
    func levels(_ context: StepContext, _ offset: Int) -> UnsafeMutablePointer<UInt8>? {
        kind == .levels ? context.bytes(place) + offset : nil
    }

    @inline(__always)
    func real(_ context: StepContext, _ offset: Int) -> UnsafeMutablePointer<Float>? {
        kind == .real ? context.address(place) + offset : nil
    }
}

/// A value in 8 bits that is added to sums before they become levels.
struct IntegerResidual: Sendable {
    var place: Operand
    var pixelStride: Int
    var rowStride: Int
    var zeroPoint: Int32
    var multiplier: Float

    @inline(__always)
    func call(_ context: StepContext, offset: Int) -> QuantizedResidual {
        QuantizedResidual(
            values: UnsafePointer(context.bytes(place) + offset), pixelStride: pixelStride, rowStride: rowStride,
            zeroPoint: zeroPoint, multiplier: multiplier)
    }
}
