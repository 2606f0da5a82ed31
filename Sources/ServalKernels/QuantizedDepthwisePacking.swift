import ServalKernelInterface

/// Packing of depthwise windows in 8 bits, for any window the same on every backend: blocks of 16 output channels, each
///
///     bias[16]              Int32, less the input's zero point times the sum of the channel's taps
///     multiplier[16]        Float
///     taps 0, 1 of channel 0, of channel 1, ... · taps 2, 3 of channel 0, ... · ...      Int8
///
/// Channels beyond the last and a tap that completes a pair are zero.
package enum QuantizedDepthwisePacking {
    package static func layout(window: Window, channels: Int, multiplier: Int, backend: Backend)
        -> QuantizedDepthwiseLayout
    {
        let taps = window.height * window.width
        let blocks = (channels + 15) / 16
        return QuantizedDepthwiseLayout(
            form: .pairs, taps: taps, channels: channels, byteCount: blocks * 16 * (8 + (taps + 1) / 2 * 2))
    }

    /// Packs `weights[tap · channels + c]`: Keras' (height, width, channels, multiplier), channels × multiplier as one.
    ///
    /// - Parameters:
    ///   - multipliers: for each output channel, scale of input × scale of weights / scale of output.
    ///   - packed: room for `layout.byteCount` bytes, aligned for Int32.
    package static func pack(
        _ layout: QuantizedDepthwiseLayout, weights: UnsafePointer<Int8>, bias: UnsafePointer<Int32>?,
        inputZeroPoint: Int32, multipliers: UnsafePointer<Float>, into packed: UnsafeMutableRawPointer
    ) {
        let pairs = (layout.taps + 1) / 2
        var block = packed
        for base in stride(from: 0, to: layout.channels, by: 16) {
            let biases = block.bindMemory(to: Int32.self, capacity: 16)
            let scales = (block + 64).bindMemory(to: Float.self, capacity: 16)
            let target = (block + 128).bindMemory(to: Int8.self, capacity: 32 * pairs)
            for lane in 0..<16 {
                let c = base + lane
                let exists = c < layout.channels
                var sum: Int32 = 0
                for tap in 0..<2 * pairs {
                    let weight = exists && tap < layout.taps ? weights[tap * layout.channels + c] : 0
                    sum += Int32(weight)
                    target[tap / 2 * 32 + 2 * lane + tap % 2] = weight
                }
                biases[lane] = exists ? (bias?[c] ?? 0) &- inputZeroPoint &* sum : 0
                scales[lane] = exists ? multipliers[c] : 0
            }
            block += 128 + 32 * pairs
        }
    }
}
