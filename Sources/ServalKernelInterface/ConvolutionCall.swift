/// A convolution with any window, over a range of output rows of one image.
///
///     output[y, x, n] = clamp(bias[n] + Σ(i, j, c) input[y·s + i·d − top, x·s + j·d − left, c] · weights[i, j, c, n]
///                             + residual[y, x, n])
///
/// Taps ascend by (i, j, c). Pixels outside the image count as zero. Group g reads the input channels from
/// g · channels of a group and writes the output channels from g · `layout.outputChannels`.
/// `output` and `residual` may be the same memory; `output` must not overlap `input`.
package struct ConvolutionCall {
    /// Layout of one group; the packed groups follow each other, each `layout.floatCount` long.
    package var layout: MatrixLayout
    package var groups: Int
    package var weights: UnsafePointer<Float>

    package var window: Window
    /// First pixel of the image.
    package var input: UnsafePointer<Float>
    /// Channels of one group.
    package var groupChannels: Int
    package var inputPixelStride: Int
    package var inputRowStride: Int

    /// Where output row `outputRowStart` begins.
    package var output: UnsafeMutablePointer<Float>
    package var outputPixelStride: Int
    package var outputRowStride: Int
    package var outputRowStart: Int
    package var outputRowCount: Int

    /// Where the residual of output row `outputRowStart` begins.
    package var residual: UnsafePointer<Float>?
    package var residualPixelStride: Int
    package var residualRowStride: Int

    package var low: Float
    package var high: Float
    /// Room for `scratchFloats` floats, 64-byte aligned, not shared with a call that runs at the same time.
    package var scratch: UnsafeMutablePointer<Float>

    package init(
        layout: MatrixLayout, groups: Int = 1, weights: UnsafePointer<Float>, window: Window,
        input: UnsafePointer<Float>, groupChannels: Int, inputPixelStride: Int, inputRowStride: Int,
        output: UnsafeMutablePointer<Float>, outputPixelStride: Int, outputRowStride: Int, outputRowStart: Int,
        outputRowCount: Int, residual: UnsafePointer<Float>? = nil, residualPixelStride: Int = 0,
        residualRowStride: Int = 0, low: Float = -.infinity, high: Float = .infinity,
        scratch: UnsafeMutablePointer<Float>
    ) {
        self.layout = layout
        self.groups = groups
        self.weights = weights
        self.window = window
        self.input = input
        self.groupChannels = groupChannels
        self.inputPixelStride = inputPixelStride
        self.inputRowStride = inputRowStride
        self.output = output
        self.outputPixelStride = outputPixelStride
        self.outputRowStride = outputRowStride
        self.outputRowStart = outputRowStart
        self.outputRowCount = outputRowCount
        self.residual = residual
        self.residualPixelStride = residualPixelStride
        self.residualRowStride = residualRowStride
        self.low = low
        self.high = high
        self.scratch = scratch
    }

    /// Pixels at a border that are computed together from a padded copy of the input under them.
    package static var borderPixels: Int { 32 }

    /// Floats that `scratch` must hold: the padded copy, and behind it what a product with the matrix needs.
    package static func scratchFloats(layout: MatrixLayout, window: Window, groupChannels: Int) -> Int {
        copyFloats(window: window, groupChannels: groupChannels) + layout.scratchFloats
    }

    /// Floats of the padded copy of the input under the pixels at a border, a multiple of 16.
    package static func copyFloats(window: Window, groupChannels: Int) -> Int {
        let columns = (borderPixels - 1) * window.strideX + (window.width - 1) * window.dilationX + 1
        return window.height * ((columns * groupChannels + 15) & ~15)
    }
}
