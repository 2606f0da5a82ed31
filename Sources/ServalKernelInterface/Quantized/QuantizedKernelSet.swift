/// The 8-bit kernels of one instruction set. Every result is the same, bit for bit, on every one and for any split.
///
/// No sum may leave Int32 on the way: k · 255 · 127 + |bias| < 2³¹ is checked when the plan is made.
package protocol QuantizedKernelSet: Sendable {
    static func pointwise(_ call: QuantizedPointwiseCall)
    static func convolution(_ call: QuantizedConvolutionCall)
    static func depthwise(_ call: QuantizedDepthwiseCall)
    static func pooling(_ call: QuantizedPoolingCall)
    static func globalPooling(_ call: QuantizedGlobalPoolingCall)
    static func combine(_ call: QuantizedCombineCall)
    static func lookUp(_ call: ByteTableCall)
    static func clamp(_ call: ByteClampCall)
    static func affine(_ call: QuantizedAffineCall)
    static func requantize(_ call: RequantizeCall)
    static func quantize(_ call: QuantizeCall)
    static func dequantize(_ call: DequantizeCall)
    static func fill(_ call: ByteFillCall)

    /// Runs `iterations` × 120 independent multiply-adds of byte vectors in registers; returns a value that depends on
    /// them.
    static func multiplyAddProbe(_ iterations: Int) -> Int32
    /// Products that one of those multiply-adds sums.
    static var probeProducts: Int { get }
}

package typealias QuantizedKernelTable = any QuantizedKernelSet.Type
