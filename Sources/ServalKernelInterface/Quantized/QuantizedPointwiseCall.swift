/// A 1×1 convolution, or a matrix product, in 8 bits over a run of pixels:
///
///     sum[p, n] = bias[n] + Σk (input[p, k] − input's zero point) · weights[k, n]        exact, in Int32
///     output[p, n] = the sum requantized, or Float(sum) · multiplier[n] into `floatOutput`
///
/// The packed bias accounts for the zero point. `output` may be the same memory as the residual (same stride); it must
/// not overlap `input`. Strides count bytes, of `floatOutput` floats.
package struct QuantizedPointwiseCall {
    package var layout: QuantizedMatrixLayout
    /// A matrix packed for `layout`, 64-byte aligned.
    package var weights: UnsafeRawPointer
    package var input: UnsafePointer<UInt8>
    /// At least `layout.depth`.
    package var inputStride: Int
    package var output: UnsafeMutablePointer<UInt8>?
    /// Written instead of `output` if not nil, exactly `outputChannels` a pixel; then there is no residual.
    package var floatOutput: UnsafeMutablePointer<Float>?
    package var outputStride: Int
    package var residual: QuantizedResidual?
    package var pixels: Int
    package var requantization: Requantization
    /// `layout.pointwiseScratchBytes`, not shared with a call that runs at the same time.
    package var scratch: UnsafeMutableRawPointer?

    package init(
        layout: QuantizedMatrixLayout, weights: UnsafeRawPointer, input: UnsafePointer<UInt8>, inputStride: Int,
        output: UnsafeMutablePointer<UInt8>?, floatOutput: UnsafeMutablePointer<Float>? = nil, outputStride: Int,
        residual: QuantizedResidual? = nil, pixels: Int, requantization: Requantization,
        scratch: UnsafeMutableRawPointer?
    ) {
        self.layout = layout
        self.weights = weights
        self.input = input
        self.inputStride = inputStride
        self.output = output
        self.floatOutput = floatOutput
        self.outputStride = outputStride
        self.residual = residual
        self.pixels = pixels
        self.requantization = requantization
        self.scratch = scratch
    }
}
