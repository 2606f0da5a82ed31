/// The sum of two maps in 8 bits, over `pixels` pixels of `channels` channels. In float32:
///
///     t = Float(left − leftZeroPoint) · leftMultiplier + Float(right − rightZeroPoint) · rightMultiplier
///
/// each operation rounded by itself, then as in `Requantization`. A multiplier is the scale of an operand over that of
/// the output. `output` may be the same memory as an operand. Exactly `channels` bytes of a pixel are written, so a
/// contiguous tensor may be given as one row.
package struct QuantizedAddCall {
    package var left: UnsafePointer<UInt8>
    package var leftStride: Int
    package var leftZeroPoint: Int32
    package var leftMultiplier: Float
    package var right: UnsafePointer<UInt8>
    package var rightStride: Int
    package var rightZeroPoint: Int32
    package var rightMultiplier: Float
    package var output: UnsafeMutablePointer<UInt8>
    package var outputStride: Int
    package var pixels: Int
    package var channels: Int
    package var requantization: Requantization

    package init(
        left: UnsafePointer<UInt8>, leftStride: Int, leftZeroPoint: Int32, leftMultiplier: Float,
        right: UnsafePointer<UInt8>, rightStride: Int, rightZeroPoint: Int32, rightMultiplier: Float,
        output: UnsafeMutablePointer<UInt8>, outputStride: Int, pixels: Int, channels: Int,
        requantization: Requantization
    ) {
        self.left = left
        self.leftStride = leftStride
        self.leftZeroPoint = leftZeroPoint
        self.leftMultiplier = leftMultiplier
        self.right = right
        self.rightStride = rightStride
        self.rightZeroPoint = rightZeroPoint
        self.rightMultiplier = rightMultiplier
        self.output = output
        self.outputStride = outputStride
        self.pixels = pixels
        self.channels = channels
        self.requantization = requantization
    }
}
