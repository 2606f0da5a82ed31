/// A 3×3 convolution of stride 1 by Winograd's algorithm, over a range of tiles and of panels of output channels:
///
///     output[y, x, n] = clamp(Σ(i, j, c) input[y + i − top, x + j − left, c] · weights[i, j, c, n] + bias[n]
///                             + residual[y, x, n])
///
/// Pixels outside the image count as zero. `output` and `residual` may be the same memory; `output` must not overlap
/// `input`. What a pixel gets does not depend on the ranges, nor on `layout.blockTiles`.
package struct WinogradCall {
    package var layout: WinogradLayout
    /// Packed for `layout`, 64-byte aligned.
    package var weights: UnsafePointer<Float>
    /// The height, width and padding of the input; the rest is fixed.
    package var window: Window
    package var outputHeight: Int

    /// First pixel of the first image.
    package var input: UnsafePointer<Float>
    package var inputPixelStride: Int
    package var inputRowStride: Int
    package var inputImageStride: Int

    /// Where pixel (0, 0) of the first image would be written.
    package var output: UnsafeMutablePointer<Float>
    package var outputPixelStride: Int
    package var outputRowStride: Int
    package var outputImageStride: Int
    /// What is added to pixel (0, 0) of the first image; its rows and images follow each other without gaps.
    package var residual: UnsafePointer<Float>?
    package var residualPixelStride: Int

    /// Tiles, numbered as `WinogradTiles` does.
    package var firstTile: Int
    package var tileCount: Int
    /// The panels of `layout.matrix` that are multiplied with, their first column, and where they lie in each packed matrix.
    package var panels: MatrixLayout
    package var firstColumn: Int
    package var panelOffset: Int
    /// Rows of each image that are written; tiles reach beyond them.
    package var firstRow: Int
    package var endRow: Int
    /// Whether the scratch memory holds the transformed input of these tiles, which are one block, since the last call.
    package var reusesInput: Bool

    package var low: Float
    package var high: Float
    /// Room for `layout.scratchFloats` floats, 64-byte aligned, not shared with a call that runs at the same time.
    package var scratch: UnsafeMutablePointer<Float>

    package init(
        layout: WinogradLayout, weights: UnsafePointer<Float>, window: Window, outputHeight: Int,
        input: UnsafePointer<Float>, inputPixelStride: Int, inputRowStride: Int, inputImageStride: Int,
        output: UnsafeMutablePointer<Float>, outputPixelStride: Int, outputRowStride: Int, outputImageStride: Int,
        residual: UnsafePointer<Float>? = nil, residualPixelStride: Int = 0, tiles: Range<Int>, panels: Range<Int>,
        rows: Range<Int>,
        reusesInput: Bool = false, low: Float = -.infinity, high: Float = .infinity,
        scratch: UnsafeMutablePointer<Float>
    ) {
        self.layout = layout
        self.weights = weights
        self.window = window
        self.outputHeight = outputHeight
        self.input = input
        self.inputPixelStride = inputPixelStride
        self.inputRowStride = inputRowStride
        self.inputImageStride = inputImageStride
        self.output = output
        self.outputPixelStride = outputPixelStride
        self.outputRowStride = outputRowStride
        self.outputImageStride = outputImageStride
        self.residual = residual
        self.residualPixelStride = residualPixelStride
        (firstTile, tileCount) = (tiles.lowerBound, tiles.count)
        self.panels = layout.matrix.panels(panels)
        let place = layout.matrix.place(ofPanel: panels.lowerBound)
        (firstColumn, panelOffset) = (place.column, place.weightOffset)
        (firstRow, endRow) = (rows.lowerBound, rows.upperBound)
        self.reusesInput = reusesInput
        self.low = low
        self.high = high
        self.scratch = scratch
    }
}
