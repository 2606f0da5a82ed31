/// A 1×1 convolution and the depthwise 3×3 convolution of stride 2 behind it, in one: the expanded values never leave the
/// registers.
///
///     e[y, x, c] = clamp(bias[c] + Σk input[y, x, k] · weights[k, c])               (0 below and right of the image)
///     output[y, x, c] = clamp(bias'[c] + Σ(i, j) e[2y + i, 2x + j, c] · window[i, j, c])
///
/// A call goes down some input rows and adds what each gives to the output rows it is under, which hold the sums so
/// far. Taps ascend by (i, j), starting at the bias, as in `DepthwiseCall`.
package struct ExpandedDepthwiseCall {
    /// An input row and the output rows it is under: an even row begins one and ends the one above it, an odd row is the
    /// middle of one.
    package struct Row {
        /// First pixel.
        package var input: UnsafePointer<Float>
        package var isEven: Bool
        /// The row that is begun, or whose middle this is.
        package var output: UnsafeMutablePointer<Float>
        /// The row that is ended; of an odd row, `output` itself if this is the last row of the image, else nil.
        ///
        /// A row that is not wanted may be any memory of its size that is nobody else's.
        package var ended: UnsafeMutablePointer<Float>?

        package init(
            input: UnsafePointer<Float>, isEven: Bool, output: UnsafeMutablePointer<Float>,
            ended: UnsafeMutablePointer<Float>?
        ) {
            self.input = input
            self.isEven = isEven
            self.output = output
            self.ended = ended
        }
    }

    /// The least input width.
    package static var leastWidth: Int { 8 }

    /// Input channels, k.
    package var inputChannels: Int
    /// Expanded channels, a multiple of 16.
    package var channels: Int
    /// The matrix, packed in panels of one vector (`MatrixLayout`), 64-byte aligned.
    package var weights: UnsafePointer<Float>
    /// The windows, packed by `DepthwisePacking`, 64-byte aligned.
    package var windows: UnsafePointer<Float>
    /// Even, at least `leastWidth`.
    package var inputWidth: Int
    package var inputPixelStride: Int
    package var outputPixelStride: Int
    package var rows: UnsafePointer<Row>
    package var rowCount: Int
    package var expandedLow: Float
    package var expandedHigh: Float
    package var low: Float
    package var high: Float

    package init(
        inputChannels: Int, channels: Int, weights: UnsafePointer<Float>, windows: UnsafePointer<Float>,
        inputWidth: Int, inputPixelStride: Int, outputPixelStride: Int, rows: UnsafePointer<Row>, rowCount: Int,
        expandedLow: Float, expandedHigh: Float, low: Float, high: Float
    ) {
        self.inputChannels = inputChannels
        self.channels = channels
        self.weights = weights
        self.windows = windows
        self.inputWidth = inputWidth
        self.inputPixelStride = inputPixelStride
        self.outputPixelStride = outputPixelStride
        self.rows = rows
        self.rowCount = rowCount
        self.expandedLow = expandedLow
        self.expandedHigh = expandedHigh
        self.low = low
        self.high = high
    }
}
