/// Pooling in 8 bits over a range of output rows of one image; padding is left out.
///
/// The largest value is passed on as it is: input and output have the same scale and zero point. The mean is
/// requantized, with the sum over the `count` pixels of the window that lie inside the image:
///
///     t = Float(sum − count · inputZeroPoint) · (multiplier / Float(count))        then as in `Requantization`
package struct QuantizedPoolingCall {
    package var kind: PoolingKind
    package var window: Window
    package var channels: Int
    /// First pixel of the image.
    package var input: UnsafePointer<UInt8>
    package var inputPixelStride: Int
    package var inputRowStride: Int
    /// Of the mean only.
    package var inputZeroPoint: Int32
    /// Scale of the input over scale of the output; of the mean only.
    package var multiplier: Float
    /// Where output row `outputRowStart` begins.
    package var output: UnsafeMutablePointer<UInt8>
    package var outputPixelStride: Int
    package var outputRowStride: Int
    package var outputRowStart: Int
    package var outputRowCount: Int
    /// Of the mean only.
    package var requantization: Requantization

    package init(
        kind: PoolingKind, window: Window, channels: Int, input: UnsafePointer<UInt8>, inputPixelStride: Int,
        inputRowStride: Int, inputZeroPoint: Int32 = 0, multiplier: Float = 1, output: UnsafeMutablePointer<UInt8>,
        outputPixelStride: Int, outputRowStride: Int, outputRowStart: Int, outputRowCount: Int,
        requantization: Requantization = Requantization(zeroPoint: 0)
    ) {
        self.kind = kind
        self.window = window
        self.channels = channels
        self.input = input
        self.inputPixelStride = inputPixelStride
        self.inputRowStride = inputRowStride
        self.inputZeroPoint = inputZeroPoint
        self.multiplier = multiplier
        self.output = output
        self.outputPixelStride = outputPixelStride
        self.outputRowStride = outputRowStride
        self.outputRowStart = outputRowStart
        self.outputRowCount = outputRowCount
        self.requantization = requantization
    }
}

/// Pooling in 8 bits of a run of pixels to one, as in `QuantizedPoolingCall` with `count` = `pixels`.
/// To work on a range of channels, a multiple of 16, offset `input` and `output`.
package struct QuantizedGlobalPoolingCall {
    package var kind: PoolingKind
    package var channels: Int
    package var input: UnsafePointer<UInt8>
    package var inputPixelStride: Int
    package var pixels: Int
    package var inputZeroPoint: Int32
    package var multiplier: Float
    package var output: UnsafeMutablePointer<UInt8>
    package var requantization: Requantization

    package init(
        kind: PoolingKind, channels: Int, input: UnsafePointer<UInt8>, inputPixelStride: Int, pixels: Int,
        inputZeroPoint: Int32 = 0, multiplier: Float = 1, output: UnsafeMutablePointer<UInt8>,
        requantization: Requantization = Requantization(zeroPoint: 0)
    ) {
        self.kind = kind
        self.channels = channels
        self.input = input
        self.inputPixelStride = inputPixelStride
        self.pixels = pixels
        self.inputZeroPoint = inputZeroPoint
        self.multiplier = multiplier
        self.output = output
        self.requantization = requantization
    }
}
