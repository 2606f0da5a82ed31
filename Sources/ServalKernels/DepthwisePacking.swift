import ServalKernelInterface

/// Packing of depthwise windows, the same for every backend: blocks of 16 output channels, each
///
///     bias[16] · tap(0, 0)[16] · tap(0, 1)[16] · ... · tap(height − 1, width − 1)[16]
///
/// Channels beyond the last are zero.
package enum DepthwisePacking {
    package static var lanes: Int { 16 }

    /// Floats of the packed window of `taps` = height × width for `channels` output channels.
    package static func floatCount(taps: Int, channels: Int) -> Int {
        (channels + lanes - 1) / lanes * lanes * (taps + 1)
    }

    /// Packs `weights[tap · channels + c]`: Keras' (height, width, channels, multiplier), channels × multiplier as one.
    ///
    /// - Parameter packed: room for `floatCount` floats.
    package static func pack(
        weights: UnsafePointer<Float>, taps: Int, channels: Int, bias: UnsafePointer<Float>?,
        into packed: UnsafeMutablePointer<Float>
    ) {
        var target = packed
        for base in stride(from: 0, to: channels, by: lanes) {
            let used = min(lanes, channels - base)
            for lane in 0..<lanes { target[lane] = lane < used ? bias?[base + lane] ?? 0 : 0 }
            for tap in 0..<taps {
                target += lanes
                let source = weights + tap * channels + base
                for lane in 0..<lanes { target[lane] = lane < used ? source[lane] : 0 }
            }
            target += lanes
        }
    }
}
