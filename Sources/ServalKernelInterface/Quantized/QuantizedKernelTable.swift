/// The 8-bit kernels of one backend. Every result is the same, bit for bit, on every backend and for any split.
///
/// No sum may leave Int32 on the way: k · 255 · 127 + |bias| < 2³¹ is checked when the plan is made.
package struct QuantizedKernelTable: Sendable {
    package var pointwise: @Sendable (QuantizedPointwiseCall) -> Void
    package var convolution: @Sendable (QuantizedConvolutionCall) -> Void
    package var depthwise: @Sendable (QuantizedDepthwiseCall) -> Void
    package var pooling: @Sendable (QuantizedPoolingCall) -> Void
    package var globalPooling: @Sendable (QuantizedGlobalPoolingCall) -> Void
    package var add: @Sendable (QuantizedAddCall) -> Void
    package var requantize: @Sendable (RequantizeCall) -> Void
    package var quantize: @Sendable (QuantizeCall) -> Void
    package var dequantize: @Sendable (DequantizeCall) -> Void
    package var fill: @Sendable (ByteFillCall) -> Void
    /// Runs `iterations` × 120 independent multiply-adds of byte vectors in registers; returns a value that depends on
    /// them.
    package var multiplyAddProbe: @Sendable (_ iterations: Int) -> Int32
    /// Products that one of those multiply-adds sums.
    package var probeProducts: Int

    package init(
        pointwise: @escaping @Sendable (QuantizedPointwiseCall) -> Void,
        convolution: @escaping @Sendable (QuantizedConvolutionCall) -> Void,
        depthwise: @escaping @Sendable (QuantizedDepthwiseCall) -> Void,
        pooling: @escaping @Sendable (QuantizedPoolingCall) -> Void,
        globalPooling: @escaping @Sendable (QuantizedGlobalPoolingCall) -> Void,
        add: @escaping @Sendable (QuantizedAddCall) -> Void,
        requantize: @escaping @Sendable (RequantizeCall) -> Void,
        quantize: @escaping @Sendable (QuantizeCall) -> Void,
        dequantize: @escaping @Sendable (DequantizeCall) -> Void,
        fill: @escaping @Sendable (ByteFillCall) -> Void,
        multiplyAddProbe: @escaping @Sendable (_ iterations: Int) -> Int32,
        probeProducts: Int
    ) {
        self.pointwise = pointwise
        self.convolution = convolution
        self.depthwise = depthwise
        self.pooling = pooling
        self.globalPooling = globalPooling
        self.add = add
        self.requantize = requantize
        self.quantize = quantize
        self.dequantize = dequantize
        self.fill = fill
        self.multiplyAddProbe = multiplyAddProbe
        self.probeProducts = probeProducts
    }
}
