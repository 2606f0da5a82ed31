import Serval

/// Reads points off maps: the mean of the cells' places, weighted by the softmax of a point's map.
package struct HeatMapDecoder: Sendable {
    private let decoding: HeatMapDecoding
    private let rows: Int
    private let columns: Int
    private let channels: Int

    /// Below this share of the largest weight a cell counts as 0: e^-20.
    private static let negligible: Float = 20

    package init(_ decoding: HeatMapDecoding, rows: Int, columns: Int, channels: Int) {
        (self.decoding, self.rows, self.columns, self.channels) = (decoding, rows, columns, channels)
    }

    /// A point in units of the input's sides, 0 at its left or top edge and 1 at the other.
    ///
    /// - Parameters:
    ///   - index: its channel.
    ///   - values: the maps, row-major, channels interleaved.
    package func point(_ index: Int, in values: UnsafeBufferPointer<Float>) -> (x: Double, y: Double) {
        var largest = -Float.infinity
        for position in stride(from: index, to: rows * columns * channels, by: channels) {
            largest = max(largest, values[position])
        }
        var (sum, sumX, sumY) = (Float(0), Float(0), Float(0))
        var position = index
        for row in 0..<rows {
            var (rowSum, rowX) = (Float(0), Float(0))
            for column in 0..<columns {
                let distance = values[position] - largest
                position += channels
                // Written so that a number that is none goes on.
                if distance < -Self.negligible { continue }
                let weight = exponential(distance)
                rowSum += weight
                rowX += weight * Float(column)
            }
            sum += rowSum
            sumX += rowX
            sumY += rowSum * Float(row)
        }
        return (place(Double(sumX / sum), of: columns), place(Double(sumY / sum), of: rows))
    }

    /// A position counted in cells, from the first one's middle, in units of the input's side.
    private func place(_ position: Double, of count: Int) -> Double {
        (position + 0.5) / Double(count) * (1 + 2 * decoding.reach) - decoding.reach
    }
}
