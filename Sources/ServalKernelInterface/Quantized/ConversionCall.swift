/// From one scale in 8 bits to another, pixel by pixel: t = Float(input − inputZeroPoint) · multiplier, then as in
/// `Requantization`. Exactly `channels` bytes of a pixel are written, so this also puts the parts of a concatenation side
/// by side; with a multiplier of one, the same zero point and the full range it is a copy.
/// `output` may be the same memory as `input`.
package struct RequantizeCall {
    package var input: UnsafePointer<UInt8>
    package var inputStride: Int
    package var inputZeroPoint: Int32
    package var multiplier: Float
    package var output: UnsafeMutablePointer<UInt8>
    package var outputStride: Int
    package var pixels: Int
    package var channels: Int
    package var requantization: Requantization

    package init(
        input: UnsafePointer<UInt8>, inputStride: Int, inputZeroPoint: Int32, multiplier: Float,
        output: UnsafeMutablePointer<UInt8>, outputStride: Int, pixels: Int, channels: Int,
        requantization: Requantization
    ) {
        self.input = input
        self.inputStride = inputStride
        self.inputZeroPoint = inputZeroPoint
        self.multiplier = multiplier
        self.output = output
        self.outputStride = outputStride
        self.pixels = pixels
        self.channels = channels
        self.requantization = requantization
    }
}

/// From float to 8 bits: t = input · inverseScale, then as in `Requantization`. NaN becomes `low`.
/// Exactly `channels` values of a pixel are read, and written but for images of three channels in pixels of four bytes,
/// the last of which may be written too.
package struct QuantizeCall {
    package var input: UnsafePointer<Float>
    package var inputStride: Int
    package var inverseScale: Float
    package var output: UnsafeMutablePointer<UInt8>
    package var outputStride: Int
    package var pixels: Int
    package var channels: Int
    package var requantization: Requantization

    package init(
        input: UnsafePointer<Float>, inputStride: Int, inverseScale: Float, output: UnsafeMutablePointer<UInt8>,
        outputStride: Int, pixels: Int, channels: Int, requantization: Requantization
    ) {
        self.input = input
        self.inputStride = inputStride
        self.inverseScale = inverseScale
        self.output = output
        self.outputStride = outputStride
        self.pixels = pixels
        self.channels = channels
        self.requantization = requantization
    }
}

/// From 8 bits to float: output = Float(input − zeroPoint) · scale. Exactly `channels` values of a pixel are written.
package struct DequantizeCall {
    package var input: UnsafePointer<UInt8>
    package var inputStride: Int
    package var zeroPoint: Int32
    package var scale: Float
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    package var pixels: Int
    package var channels: Int

    package init(
        input: UnsafePointer<UInt8>, inputStride: Int, zeroPoint: Int32, scale: Float,
        output: UnsafeMutablePointer<Float>, outputStride: Int, pixels: Int, channels: Int
    ) {
        self.input = input
        self.inputStride = inputStride
        self.zeroPoint = zeroPoint
        self.scale = scale
        self.output = output
        self.outputStride = outputStride
        self.pixels = pixels
        self.channels = channels
    }
}

/// Sets exactly `channels` bytes of each of `pixels` pixels to `value`.
package struct ByteFillCall {
    package var value: UInt8
    package var output: UnsafeMutablePointer<UInt8>
    package var outputStride: Int
    package var pixels: Int
    package var channels: Int

    package init(value: UInt8, output: UnsafeMutablePointer<UInt8>, outputStride: Int, pixels: Int, channels: Int) {
        self.value = value
        self.output = output
        self.outputStride = outputStride
        self.pixels = pixels
        self.channels = channels
    }
}
