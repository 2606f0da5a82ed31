package enum ElementwiseOperation: Sendable {
    case add, subtract, multiply, maximum, minimum, average
}

/// How the second operand of an elementwise operation is spread over (pixel, channel).
package enum BroadcastForm: Sendable {
    /// `right[pixel · rightStride + channel]`
    case full
    /// `right[channel]`
    case perChannel
    /// `right[pixel · rightStride]`
    case perPixel
    /// `right[0]`
    case scalar
}

/// `output[p, c] = clamp(left[p, c] op right[...])` over `pixels` pixels of `channels` channels.
///
/// `output` may be the same memory as either operand of full form. A contiguous tensor is fastest as one row.
package struct ElementwiseCall {
    package var operation: ElementwiseOperation
    package var form: BroadcastForm
    /// Computes `right op left` instead, for a broadcast first operand of subtract.
    package var swapped: Bool
    package var left: UnsafePointer<Float>
    package var leftStride: Int
    package var right: UnsafePointer<Float>
    package var rightStride: Int
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    package var pixels: Int
    package var channels: Int
    package var low: Float
    package var high: Float

    package init(
        operation: ElementwiseOperation, form: BroadcastForm, swapped: Bool = false, left: UnsafePointer<Float>,
        leftStride: Int, right: UnsafePointer<Float>, rightStride: Int = 0, output: UnsafeMutablePointer<Float>,
        outputStride: Int, pixels: Int, channels: Int, low: Float = -.infinity, high: Float = .infinity
    ) {
        self.operation = operation
        self.form = form
        self.swapped = swapped
        self.left = left
        self.leftStride = leftStride
        self.right = right
        self.rightStride = rightStride
        self.output = output
        self.outputStride = outputStride
        self.pixels = pixels
        self.channels = channels
        self.low = low
        self.high = high
    }
}

/// `output[p, c] = clamp(input[p, c] · scale[c] + offset[c])`, one fused multiply-add, over `pixels` pixels.
/// `output` may be the same memory as `input`. Without `scale` and `offset` it only clamps. Dense pixels of few channels are
/// faster with `scratch`; the result is the same.
package struct AffineCall {
    package var input: UnsafePointer<Float>
    package var inputStride: Int
    package var scale: UnsafePointer<Float>?
    package var offset: UnsafePointer<Float>?
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    package var pixels: Int
    package var channels: Int
    package var low: Float
    package var high: Float
    /// `scratchFloats`, not shared with a call that runs at the same time, or nil.
    package var scratch: UnsafeMutablePointer<Float>?

    package init(
        input: UnsafePointer<Float>, inputStride: Int, scale: UnsafePointer<Float>?, offset: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>, outputStride: Int, pixels: Int, channels: Int, low: Float = -.infinity,
        high: Float = .infinity, scratch: UnsafeMutablePointer<Float>? = nil
    ) {
        self.input = input
        self.inputStride = inputStride
        self.scale = scale
        self.offset = offset
        self.output = output
        self.outputStride = outputStride
        self.pixels = pixels
        self.channels = channels
        self.low = low
        self.high = high
        self.scratch = scratch
    }

    /// Floats for pixels of `channels` channels: sixteen scales and offsets of each.
    package static func scratchFloats(channels: Int) -> Int { channels < 16 ? 32 * channels : 0 }
}
