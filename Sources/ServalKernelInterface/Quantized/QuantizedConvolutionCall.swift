/// A convolution in 8 bits with any window, over a range of output rows of one image.
///
/// The sum of `QuantizedPointwiseCall` over (row, column, channel) of the window; pixels outside the image count as the
/// input's zero point. Group g reads the input channels from g · `groupChannels` and writes the output channels from
/// g · `layout.outputChannels`. `output` may be the same memory as the residual; it must not overlap `input`.
package struct QuantizedConvolutionCall {
    /// Layout of one group; the packed groups follow each other, each `layout.byteCount` long.
    package var layout: QuantizedMatrixLayout
    package var groups: Int
    package var weights: UnsafeRawPointer

    package var window: Window
    /// First pixel of the image.
    package var input: UnsafePointer<UInt8>
    package var inputZeroPoint: Int32
    /// Channels of one group.
    package var groupChannels: Int
    package var inputPixelStride: Int
    package var inputRowStride: Int

    /// Where output row `outputRowStart` begins.
    package var output: UnsafeMutablePointer<UInt8>?
    /// Written instead of `output` if not nil; then there is no residual.
    package var floatOutput: UnsafeMutablePointer<Float>?
    package var outputPixelStride: Int
    package var outputRowStride: Int
    package var outputRowStart: Int
    package var outputRowCount: Int

    /// From output row `outputRowStart` on.
    package var residual: QuantizedResidual?
    package var requantization: Requantization
    /// `layout.convolutionScratchBytes`, not shared with a call that runs at the same time.
    package var scratch: UnsafeMutableRawPointer

    package init(
        layout: QuantizedMatrixLayout, groups: Int = 1, weights: UnsafeRawPointer, window: Window,
        input: UnsafePointer<UInt8>, inputZeroPoint: Int32, groupChannels: Int, inputPixelStride: Int,
        inputRowStride: Int, output: UnsafeMutablePointer<UInt8>?, floatOutput: UnsafeMutablePointer<Float>? = nil,
        outputPixelStride: Int, outputRowStride: Int, outputRowStart: Int, outputRowCount: Int,
        residual: QuantizedResidual? = nil, requantization: Requantization, scratch: UnsafeMutableRawPointer
    ) {
        self.layout = layout
        self.groups = groups
        self.weights = weights
        self.window = window
        self.input = input
        self.inputZeroPoint = inputZeroPoint
        self.groupChannels = groupChannels
        self.inputPixelStride = inputPixelStride
        self.inputRowStride = inputRowStride
        self.output = output
        self.floatOutput = floatOutput
        self.outputPixelStride = outputPixelStride
        self.outputRowStride = outputRowStride
        self.outputRowStart = outputRowStart
        self.outputRowCount = outputRowCount
        self.residual = residual
        self.requantization = requantization
        self.scratch = scratch
    }
}
