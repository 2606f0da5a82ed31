import ServalKernelInterface

/// Packing of 3x3 windows for depthwise convolution by Winograd's F(2, 3), and when it is used; the same for every
/// backend: blocks of 16 channels, each
///
///     bias[16] · (w0 · (w0 + w1 + w2) / 2 · (w0 − w1 + w2) / 2 · w2)[4 x 16], for the left, middle and right column
///
/// of the window, w0 … w2 being the column from above. Channels beyond the last are zero.
package enum WinogradPacking {
    /// Columns below which a row ends before the pipeline is full.
    private static let leastWidth = 24

    /// The same on every backend, since results differ by rounding from those of the plain sum.
    package static func suits(_ window: Window, multiplier: Int) -> Bool {
        window.height == 3 && window.width == 3 && window.strideY == 1 && window.strideX == 1 && window.dilationY == 1
            && window.dilationX == 1 && multiplier == 1 && window.outputWidth >= leastWidth && window.padLeft <= 1
            && window.outputWidth + 2 - window.padLeft - window.inputWidth <= 1
    }

    package static func floatCount(channels: Int) -> Int {
        (channels + DepthwisePacking.lanes - 1) / DepthwisePacking.lanes * DepthwisePacking.lanes * 13
    }

    /// Packs `weights[tap · channels + c]`, nine taps row by row.
    ///
    /// - Parameter packed: room for `floatCount` floats.
    package static func pack(
        weights: UnsafePointer<Float>, channels: Int, bias: UnsafePointer<Float>?,
        into packed: UnsafeMutablePointer<Float>
    ) {
        let lanes = DepthwisePacking.lanes
        for channel in 0..<floatCount(channels: channels) / 13 {
            let target = packed + channel / lanes * lanes * 13 + channel % lanes
            let isUsed = channel < channels
            target[0] = isUsed ? bias?[channel] ?? 0 : 0
            for column in 0..<3 {
                let w = (0..<3).map { isUsed ? Double(weights[(3 * $0 + column) * channels + channel]) : 0 }
                let factors = [w[0], (w[0] + w[1] + w[2]) / 2, (w[0] - w[1] + w[2]) / 2, w[2]]
                for (index, factor) in factors.enumerated() {
                    target[lanes * (1 + 4 * column + index)] = Float(factor)
                }
            }
        }
    }
}
