/// A depthwise convolution over a tile of output rows; each input channel has its own window.
///
///     output[y, x, c] = clamp(bias[c] + Σ(i, j) rows[y · strideY + i · dilationY][x · strideX + j · dilationX − padLeft,
///                             c / multiplier] · weights[i, j, c])
///
/// The input is given row by row, so it may lie in a line buffer. A row that is `nil` is padding.
/// Taps ascend by (i, j), starting at the bias. `output` must not overlap the input.
package struct DepthwiseCall {
    /// `padTop` and `inputHeight` of the window are not used: `rows` says which rows are there.
    package var window: Window
    /// Output channels: input channels × `multiplier`.
    package var channels: Int
    package var multiplier: Int
    /// A window packed by `DepthwisePacking` (for `depthwiseWinograd` by `WinogradPacking`), 64-byte aligned.
    package var weights: UnsafePointer<Float>

    /// First pixel of each input row, from the first row under output row 0 of the tile:
    /// (`outputRowCount` − 1) · strideY + (height − 1) · dilationY + 1 entries.
    package var rows: UnsafePointer<UnsafePointer<Float>?>
    package var inputPixelStride: Int
    package var output: UnsafeMutablePointer<Float>
    package var outputPixelStride: Int
    package var outputRowStride: Int
    package var outputRowCount: Int
    /// By Winograd's F(2, 3) rows are computed in pairs; whether the first one is the lower row of its pair. Which row is
    /// in which pair decides how it is rounded, so it must not depend on how work is split.
    package var startsInPair = false
    package var low: Float
    package var high: Float

    package init(
        window: Window, channels: Int, multiplier: Int = 1, weights: UnsafePointer<Float>,
        rows: UnsafePointer<UnsafePointer<Float>?>, inputPixelStride: Int, output: UnsafeMutablePointer<Float>,
        outputPixelStride: Int, outputRowStride: Int, outputRowCount: Int, startsInPair: Bool = false,
        low: Float = -.infinity, high: Float = .infinity
    ) {
        self.window = window
        self.channels = channels
        self.multiplier = multiplier
        self.weights = weights
        self.rows = rows
        self.inputPixelStride = inputPixelStride
        self.output = output
        self.outputPixelStride = outputPixelStride
        self.outputRowStride = outputRowStride
        self.outputRowCount = outputRowCount
        self.startsInPair = startsInPair
        self.low = low
        self.high = high
    }
}
