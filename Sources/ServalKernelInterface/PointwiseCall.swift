/// A 1×1 convolution, or a matrix product, over a run of pixels:
///
///     output[p, n] = clamp(bias[n] + Σk input[p, k] · weights[k, n] + residual[p, n])
///
/// The sum starts at the bias and runs over k ascending with fused multiply-adds; the residual is added last.
/// `output` may be the same memory as `residual` (same stride); it must not overlap `input`.
/// Any alignment is right; 64-byte aligned pointers and strides of a multiple of 16 are fastest.
package struct PointwiseCall {
    package var layout: MatrixLayout
    /// A matrix packed for `layout`, 64-byte aligned.
    package var weights: UnsafePointer<Float>
    package var input: UnsafePointer<Float>
    /// Floats from one pixel to the next, at least `layout.inputChannels`.
    package var inputStride: Int
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    package var residual: UnsafePointer<Float>?
    package var residualStride: Int
    package var pixels: Int
    package var low: Float
    package var high: Float
    /// `layout.scratchFloats`, not shared with a call that runs at the same time; nil if that is 0.
    package var scratch: UnsafeMutablePointer<Float>?

    package init(
        layout: MatrixLayout, weights: UnsafePointer<Float>, input: UnsafePointer<Float>, inputStride: Int,
        output: UnsafeMutablePointer<Float>, outputStride: Int, residual: UnsafePointer<Float>? = nil,
        residualStride: Int = 0, pixels: Int, low: Float = -.infinity, high: Float = .infinity,
        scratch: UnsafeMutablePointer<Float>?
    ) {
        self.layout = layout
        self.weights = weights
        self.input = input
        self.inputStride = inputStride
        self.output = output
        self.outputStride = outputStride
        self.residual = residual
        self.residualStride = residualStride
        self.pixels = pixels
        self.low = low
        self.high = high
        self.scratch = scratch
    }
}
