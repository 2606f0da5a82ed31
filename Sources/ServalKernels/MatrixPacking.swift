import ServalKernelInterface

/// Packing of the weights of pointwise convolutions, convolutions and dense layers.
///
/// A kernel computes `lanes` neighbouring output channels of a few pixels in registers. It reads one row of `lanes`
/// weights for each input channel, so those rows are stored one after the other, behind the biases:
///
///     panel 0                                       panel 1
///     bias[0 ..< lanes]                             bias[lanes ..< 2·lanes]
///     weights[0, 0 ..< lanes]                       ...
///     weights[1, 0 ..< lanes]
///     ...
///     weights[k−1, 0 ..< lanes]
///
/// The sum of an output element starts from the bias and ascends with k, whatever the width of its panel.
package enum MatrixPacking {
    /// The panels that suit a matrix of `inputChannels` × `outputChannels` multiplied with about `rows` pixels.
    package static func layout(
        inputChannels: Int, outputChannels: Int, rows: Int, backend: Backend
    ) -> MatrixLayout {
        TileChoice(backend: backend).layout(inputChannels: inputChannels, outputChannels: outputChannels, rows: rows)
    }

    /// Pixels of the register tile that computes most of a layout's columns: the unit in which to split pixels.
    package static func tileRows(_ layout: MatrixLayout, backend: Backend) -> Int {
        let segment = [layout.first, layout.second, layout.third].first { $0.panels > 0 } ?? .none
        return TileChoice(backend: backend).rows(lanes: segment.lanes)
    }

    /// Packs the weight of input channel k and output channel n, found at `weights[k · rowStride + n · columnStride]`.
    ///
    /// - Parameter packed: room for `layout.floatCount` floats.
    package static func pack(
        _ layout: MatrixLayout, weights: UnsafePointer<Float>, rowStride: Int, columnStride: Int = 1,
        bias: UnsafePointer<Float>?, into packed: UnsafeMutablePointer<Float>
    ) {
        var target = packed
        var column = 0
        for segment in [layout.first, layout.second, layout.third] {
            for _ in 0..<segment.panels {
                let used = max(0, min(segment.lanes, layout.outputChannels - column))
                for lane in 0..<segment.lanes { target[lane] = lane < used ? bias?[column + lane] ?? 0 : 0 }
                target += segment.lanes
                packRows(
                    layout.inputChannels, of: weights + column * columnStride, rowStride, columnStride, used: used,
                    lanes: segment.lanes, into: target)
                target += layout.inputChannels * segment.lanes
                column += segment.lanes
            }
        }
    }

    /// The weights of one panel.
    private static func packRows(
        _ count: Int, of weights: UnsafePointer<Float>, _ rowStride: Int, _ columnStride: Int, used: Int, lanes: Int,
        into packed: UnsafeMutablePointer<Float>
    ) {
        var (source, target) = (weights, packed)
        for _ in 0..<count {
            if columnStride == 1, used == lanes {
                copyLanes(lanes, from: source, to: target)
            } else {
                for lane in 0..<lanes { target[lane] = lane < used ? source[lane * columnStride] : 0 }
            }
            source += rowStride
            target += lanes
        }
    }
}
