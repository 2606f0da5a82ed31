package enum QuantizedCombination: Sendable { case add, multiply, maximum, minimum }

/// Two maps in 8 bits, element by element, over `pixels` pixels of `channels` channels. With a = left − leftZeroPoint and
/// b = right − rightZeroPoint, in float32 and each operation rounded by itself:
///
///     add       t = Float(a) · leftMultiplier + Float(b) · rightMultiplier
///     multiply  t = Float(a · b) · leftMultiplier                                  the product exact
///     maximum   t = max(Float(a) · leftMultiplier, Float(b) · rightMultiplier)     minimum likewise
///
/// then as in `Requantization`. A multiplier is the scale of an operand over that of the output, its negative where it is
/// subtracted; that of a product is the product of the scales over that of the output. `output` may be the same memory as an operand.
/// A stride of 0 repeats a pixel. Exactly `channels` bytes of a pixel are written, so a contiguous tensor may be given as one row.
package struct QuantizedCombineCall {
    package var combination: QuantizedCombination
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
        combination: QuantizedCombination, left: UnsafePointer<UInt8>, leftStride: Int, leftZeroPoint: Int32,
        leftMultiplier: Float, right: UnsafePointer<UInt8>, rightStride: Int, rightZeroPoint: Int32,
        rightMultiplier: Float, output: UnsafeMutablePointer<UInt8>, outputStride: Int, pixels: Int, channels: Int,
        requantization: Requantization
    ) {
        self.combination = combination
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
