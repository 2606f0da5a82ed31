package enum PoolingKind: Sendable {
    case max
    /// The mean of the pixels inside the image; padding is not counted.
    case average
}

/// Pooling over a range of output rows and `channels` channels of one image. Pixels are taken by (row, column) ascending.
/// To work on a range of channels, offset `input` and `output`.
package struct PoolingCall {
    package var kind: PoolingKind
    package var window: Window
    package var channels: Int
    /// First pixel of the image.
    package var input: UnsafePointer<Float>
    package var inputPixelStride: Int
    package var inputRowStride: Int
    /// Where output row `outputRowStart` begins.
    package var output: UnsafeMutablePointer<Float>
    package var outputPixelStride: Int
    package var outputRowStride: Int
    package var outputRowStart: Int
    package var outputRowCount: Int
    /// The rows of the window that are gone through. Those from the first on go first; then `output` holds what came
    /// before, and the last ones end it. All at once by default.
    package var windowRows: Range<Int>

    package init(
        kind: PoolingKind, window: Window, channels: Int, input: UnsafePointer<Float>, inputPixelStride: Int,
        inputRowStride: Int, output: UnsafeMutablePointer<Float>, outputPixelStride: Int, outputRowStride: Int,
        outputRowStart: Int, outputRowCount: Int
    ) {
        self.kind = kind
        self.window = window
        self.channels = channels
        self.input = input
        self.inputPixelStride = inputPixelStride
        self.inputRowStride = inputRowStride
        self.output = output
        self.outputPixelStride = outputPixelStride
        self.outputRowStride = outputRowStride
        self.outputRowStart = outputRowStart
        self.outputRowCount = outputRowCount
        windowRows = 0..<window.height
    }
}

/// Pooling of a run of pixels to one: `output[c]` is the largest or the mean of `input[p, c]`, p ascending.
/// To work on a range of channels, offset `input` and `output`.
package struct GlobalPoolingCall {
    package var kind: PoolingKind
    package var channels: Int
    package var input: UnsafePointer<Float>
    package var inputPixelStride: Int
    package var pixels: Int
    package var output: UnsafeMutablePointer<Float>
    /// The pixels that are gone through, from the first on, as `PoolingCall` does it with rows of the window.
    package var part: Range<Int>

    package init(
        kind: PoolingKind, channels: Int, input: UnsafePointer<Float>, inputPixelStride: Int, pixels: Int,
        output: UnsafeMutablePointer<Float>
    ) {
        self.kind = kind
        self.channels = channels
        self.input = input
        self.inputPixelStride = inputPixelStride
        self.pixels = pixels
        self.output = output
        part = 0..<pixels
    }
}
