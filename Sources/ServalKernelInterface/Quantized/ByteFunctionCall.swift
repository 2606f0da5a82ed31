/// A function of each of `count` bytes: output[i] = table[input[i]]. `output` may be the same memory as `input`.
package struct ByteTableCall {
    /// 256 bytes.
    package var table: UnsafePointer<UInt8>
    package var input: UnsafePointer<UInt8>
    package var output: UnsafeMutablePointer<UInt8>
    package var count: Int

    package init(
        table: UnsafePointer<UInt8>, input: UnsafePointer<UInt8>, output: UnsafeMutablePointer<UInt8>, count: Int
    ) {
        self.table = table
        self.input = input
        self.output = output
        self.count = count
    }
}

/// output[i] = min(max(input[i], low), high) of each of `count` bytes, low ≤ high. `output` may be the same memory as `input`.
package struct ByteClampCall {
    package var low: UInt8
    package var high: UInt8
    package var input: UnsafePointer<UInt8>
    package var output: UnsafeMutablePointer<UInt8>
    package var count: Int

    package init(
        low: UInt8, high: UInt8, input: UnsafePointer<UInt8>, output: UnsafeMutablePointer<UInt8>, count: Int
    ) {
        self.low = low
        self.high = high
        self.input = input
        self.output = output
        self.count = count
    }
}

/// A scale and an offset for each channel, in float32 and each operation rounded by itself:
///
///     t = Float(input − inputZeroPoint) · multiplier[c] + offset[c]         then as in `Requantization`
///
/// or, without offsets, `multiplier[c]` for values below the zero point and `positiveMultiplier` for others. NaN becomes `low`.
/// Multipliers and offsets are padded to a multiple of 16, and so may be what is written of a pixel where the output's stride has
/// room. `output` may be the same memory as `input`.
package struct QuantizedAffineCall {
    package var input: UnsafePointer<UInt8>
    package var inputStride: Int
    package var inputZeroPoint: Int32
    package var multipliers: UnsafePointer<Float>
    package var offsets: UnsafePointer<Float>?
    /// Without offsets only.
    package var positiveMultiplier: Float
    package var output: UnsafeMutablePointer<UInt8>
    package var outputStride: Int
    package var pixels: Int
    package var channels: Int
    package var requantization: Requantization

    package init(
        input: UnsafePointer<UInt8>, inputStride: Int, inputZeroPoint: Int32, multipliers: UnsafePointer<Float>,
        offsets: UnsafePointer<Float>?, positiveMultiplier: Float = 1, output: UnsafeMutablePointer<UInt8>,
        outputStride: Int, pixels: Int, channels: Int, requantization: Requantization
    ) {
        self.input = input
        self.inputStride = inputStride
        self.inputZeroPoint = inputZeroPoint
        self.multipliers = multipliers
        self.offsets = offsets
        self.positiveMultiplier = positiveMultiplier
        self.output = output
        self.outputStride = outputStride
        self.pixels = pixels
        self.channels = channels
        self.requantization = requantization
    }
}
