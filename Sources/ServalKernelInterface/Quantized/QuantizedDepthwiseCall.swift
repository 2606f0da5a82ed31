/// How the packed window of a depthwise convolution in 8 bits is laid out; belongs to the backend it was made for.
package struct QuantizedDepthwiseLayout: Equatable, Sendable {
    package enum Form: Equatable, Sendable {
        /// The taps of a channel in two rows next to each other, of a window of any size.
        case rowPairs(width: Int)
        /// The three taps of a column of a 3×3 window next to each other.
        case columns
        /// The taps of a 3×3 window as pairs of vectors of `lanes` channels.
        case vectorPairs(lanes: Int)
    }

    package var form: Form
    package var taps: Int
    /// Output channels.
    package var channels: Int
    package var byteCount: Int

    package init(form: Form, taps: Int, channels: Int, byteCount: Int) {
        self.form = form
        self.taps = taps
        self.channels = channels
        self.byteCount = byteCount
    }
}

/// A depthwise convolution in 8 bits over a tile of output rows; each input channel has its own window.
///
///     sum[y, x, c] = bias[c] + Σ(i, j) (rows[y · strideY + i · dilationY][x · strideX + j · dilationX − padLeft,
///                    c / multiplier] − inputZeroPoint) · weights[i, j, c]        exact, in Int32
///     output[y, x, c] = the sum requantized
///
/// The input is given row by row, so it may lie in a line buffer. A row that is `nil` is padding, which counts as the
/// input's zero point. `output` must not overlap the input.
package struct QuantizedDepthwiseCall {
    /// `padTop` and `inputHeight` of the window are not used: `rows` says which rows are there.
    package var window: Window
    package var layout: QuantizedDepthwiseLayout
    package var multiplier: Int
    /// A window packed for `layout`, 64-byte aligned.
    package var weights: UnsafeRawPointer

    /// First pixel of each input row, from the first row under output row 0 of the tile:
    /// (`outputRowCount` − 1) · strideY + (height − 1) · dilationY + 1 entries.
    package var rows: UnsafePointer<UnsafePointer<UInt8>?>
    package var inputPixelStride: Int
    package var inputZeroPoint: Int32
    package var output: UnsafeMutablePointer<UInt8>
    package var outputPixelStride: Int
    package var outputRowStride: Int
    package var outputRowCount: Int
    package var requantization: Requantization

    package init(
        window: Window, layout: QuantizedDepthwiseLayout, multiplier: Int = 1, weights: UnsafeRawPointer,
        rows: UnsafePointer<UnsafePointer<UInt8>?>, inputPixelStride: Int, inputZeroPoint: Int32,
        output: UnsafeMutablePointer<UInt8>, outputPixelStride: Int, outputRowStride: Int, outputRowCount: Int,
        requantization: Requantization
    ) {
        self.window = window
        self.layout = layout
        self.multiplier = multiplier
        self.weights = weights
        self.rows = rows
        self.inputPixelStride = inputPixelStride
        self.inputZeroPoint = inputZeroPoint
        self.output = output
        self.outputPixelStride = outputPixelStride
        self.outputRowStride = outputRowStride
        self.outputRowCount = outputRowCount
        self.requantization = requantization
    }
}
