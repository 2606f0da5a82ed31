/// A matrix product over whole blocks of pixels by Strassen's algorithm in Winograd's form: seven products of halves in
/// the place of eight. The result is that of `PointwiseCall` but for rounding.
///
/// A block is `layout.blockPixels` pixels; its first and last half, the lower and upper half of the input
/// channels and those of the output channels are the halves A11 … A22, B11 … B22, C11 … C22 of the algorithm:
///
///     S1 = A21 + A22   S2 = S1 − A11   S3 = A11 − A21   S4 = A12 − S2
///     T1 = B12 − B11   T2 = B22 − T1   T3 = B22 − B12   T4 = T2 − B21
///     U2 = A11·B11 + S2·T2   U3 = U2 + S3·T3   P5 = S1·T1
///     C11 = A11·B11 + A12·B21   C12 = U2 + P5 + S4·B22   C21 = U3 − A22·T4   C22 = U3 + P5
///
/// Source: S. Winograd's form of V. Strassen, "Gaussian elimination is not optimal" (1969); Higham, "Accuracy and
/// Stability of Numerical Algorithms", section 23.2.
package struct BlockStrassenCall {
    package var layout: BlockStrassenLayout
    /// A matrix packed for `layout`, 64-byte aligned.
    package var weights: UnsafePointer<Float>
    package var input: UnsafePointer<Float>
    /// Floats from one pixel to the next.
    package var inputStride: Int
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    /// Added to the result; may be the same memory as `output` (same stride).
    package var residual: UnsafePointer<Float>?
    package var residualStride: Int
    package var blocks: Int
    package var low: Float
    package var high: Float
    /// Room for `layout.scratchFloats` floats, 64-byte aligned, not shared with a call that runs at the same time.
    package var scratch: UnsafeMutablePointer<Float>

    package init(
        layout: BlockStrassenLayout, weights: UnsafePointer<Float>, input: UnsafePointer<Float>, inputStride: Int,
        output: UnsafeMutablePointer<Float>, outputStride: Int, residual: UnsafePointer<Float>? = nil,
        residualStride: Int = 0, blocks: Int, low: Float = -.infinity, high: Float = .infinity,
        scratch: UnsafeMutablePointer<Float>
    ) {
        self.layout = layout
        self.weights = weights
        self.input = input
        self.inputStride = inputStride
        self.output = output
        self.outputStride = outputStride
        self.residual = residual
        self.residualStride = residualStride
        self.blocks = blocks
        self.low = low
        self.high = high
        self.scratch = scratch
    }
}
