import ServalKernelInterface

/// Packing of 8-bit weights of pointwise convolutions, convolutions and dense layers.
///
/// A panel of `lanes` columns, with `group` = 4 as an example:
///
///     bias[0 ..< lanes]                               Int32, less the input's zero point times the column's sum
///     multiplier[0 ..< lanes]                         Float
///     w[0...3, column 0] w[0...3, column 1] ...       Int8
///     w[4...7, column 0] w[4...7, column 1] ...
///     ...
///
/// k runs over the taps of the window and, within a tap, over its channels, padded with zeros to a multiple of four.
package enum QuantizedMatrixPacking {
    /// The panels that suit a matrix of `taps` × `channels` by `outputChannels`, multiplied with about `rows` pixels.
    package static func layout(
        taps: Int = 1, channels: Int, outputChannels: Int, rows: Int, backend: Backend
    ) -> QuantizedMatrixLayout {
        QuantizedTileChoice(backend: backend).layout(
            depth: taps * QuantizedMatrixLayout.tapDepth(channels: channels), taps: taps,
            outputChannels: outputChannels,
            rows: rows)
    }

    /// Pixels of the register tile that computes most of a layout's columns: the unit in which to split pixels.
    package static func tileRows(_ layout: QuantizedMatrixLayout, backend: Backend) -> Int {
        let segment = [layout.first, layout.second, layout.third].first { $0.panels > 0 } ?? .none
        return QuantizedTileChoice(backend: backend).rows(lanes: segment.lanes)
    }

    /// Packs the weight of input channel c under tap t, and output channel n, found at
    /// `weights[(t · channels + c) · rowStride + n · columnStride]`.
    ///
    /// - Parameters:
    ///   - multipliers: for each output channel, scale of input × scale of weights / scale of output; without the last
    ///     for a float output.
    ///   - packed: room for `layout.byteCount` bytes, aligned for Int32.
    package static func pack(
        _ layout: QuantizedMatrixLayout, channels: Int, weights: UnsafePointer<Int8>, rowStride: Int,
        columnStride: Int = 1, bias: UnsafePointer<Int32>?, inputZeroPoint: Int32,
        multipliers: UnsafePointer<Float>, into packed: UnsafeMutableRawPointer
    ) {
        let tapDepth = QuantizedMatrixLayout.tapDepth(channels: channels)
        let group = layout.group
        var panel = packed
        var column = 0
        for segment in [layout.first, layout.second, layout.third] {
            for _ in 0..<segment.panels {
                let lanes = segment.lanes
                let biases = panel.bindMemory(to: Int32.self, capacity: lanes)
                let scales = (panel + 4 * lanes).bindMemory(to: Float.self, capacity: lanes)
                let target = (panel + 8 * lanes).bindMemory(to: Int8.self, capacity: lanes * layout.depth)
                let count = max(min(lanes, layout.outputChannels - column), 0)
                target.initialize(repeating: 0, count: lanes * layout.depth)
                // Until the end a column's sum stands for its bias.
                biases.initialize(repeating: 0, count: lanes)
                for tap in 0..<layout.depth / tapDepth {
                    for channel in 0..<channels {
                        let k = tap * tapDepth + channel
                        let source = weights + (tap * channels + channel) * rowStride + column * columnStride
                        let place = target + k / group * group * lanes + k % group
                        for lane in 0..<count {
                            let weight = source[lane &* columnStride]
                            place[lane &* group] = weight
                            biases[lane] &+= Int32(weight)
                        }
                    }
                }
                for lane in 0..<lanes {
                    let exists = lane < count
                    biases[lane] = exists ? (bias?[column + lane] ?? 0) &- inputZeroPoint &* biases[lane] : 0
                    scales[lane] = exists ? multipliers[column + lane] : 0
                }
                panel += lanes * layout.columnBytes
                column += lanes
            }
        }
    }
}
