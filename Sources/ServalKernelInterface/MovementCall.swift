/// Copies `rows` runs of `channels` floats: `output[r · outputStride + c] = input[r · inputStride + c · inputStep]`.
/// An `inputStep` other than 1 gathers (permute). The two must not overlap.
package struct CopyCall {
    package var input: UnsafePointer<Float>
    package var inputStride: Int
    package var inputStep: Int
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    package var rows: Int
    package var channels: Int

    package init(
        input: UnsafePointer<Float>, inputStride: Int, inputStep: Int = 1, output: UnsafeMutablePointer<Float>,
        outputStride: Int, rows: Int, channels: Int
    ) {
        self.input = input
        self.inputStride = inputStride
        self.inputStep = inputStep
        self.output = output
        self.outputStride = outputStride
        self.rows = rows
        self.channels = channels
    }
}

/// Sets `rows` runs of `channels` floats to `value`.
package struct FillCall {
    package var value: Float
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    package var rows: Int
    package var channels: Int

    package init(value: Float, output: UnsafeMutablePointer<Float>, outputStride: Int, rows: Int, channels: Int) {
        self.value = value
        self.output = output
        self.outputStride = outputStride
        self.rows = rows
        self.channels = channels
    }
}

package enum UpsamplingKind: Sendable {
    case nearest
    /// Half-pixel centres, edges repeated: what Keras `UpSampling2D` computes.
    case bilinear
}

/// Enlarges an image by whole factors, over a range of output rows.
package struct UpsamplingCall {
    package var kind: UpsamplingKind
    package var factorY: Int
    package var factorX: Int
    package var inputHeight: Int
    package var inputWidth: Int
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

    package init(
        kind: UpsamplingKind, factorY: Int, factorX: Int, inputHeight: Int, inputWidth: Int, channels: Int,
        input: UnsafePointer<Float>, inputPixelStride: Int, inputRowStride: Int, output: UnsafeMutablePointer<Float>,
        outputPixelStride: Int, outputRowStride: Int, outputRowStart: Int, outputRowCount: Int
    ) {
        self.kind = kind
        self.factorY = factorY
        self.factorX = factorX
        self.inputHeight = inputHeight
        self.inputWidth = inputWidth
        self.channels = channels
        self.input = input
        self.inputPixelStride = inputPixelStride
        self.inputRowStride = inputRowStride
        self.output = output
        self.outputPixelStride = outputPixelStride
        self.outputRowStride = outputRowStride
        self.outputRowStart = outputRowStart
        self.outputRowCount = outputRowCount
    }
}
