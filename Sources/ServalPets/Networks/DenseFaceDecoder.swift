import Serval

/// Finds the cells of a grid that tell of a face: local maxima above a threshold, of those that overlap the best.
///
/// Keeps its memory from photo to photo.
package final class DenseFaceDecoder {
    /// A cell that tells of a face.
    package struct Peak: Hashable, Sendable {
        package let row: Int
        package let column: Int
        package let logit: Float
        package let box: Box<InputSpace>
    }

    private let decoding: DenseFaceDecoding
    private let rows: Int
    private let columns: Int
    private let channels: Int
    private var peaks: [Peak] = []
    private var kept: [Peak] = []

    package init(_ decoding: DenseFaceDecoding, rows: Int, columns: Int, channels: Int) {
        (self.decoding, self.rows, self.columns, self.channels) = (decoding, rows, columns, channels)
    }

    /// The faces, best first.
    ///
    /// - Parameters:
    ///   - values: the output, row-major, channels interleaved.
    ///   - minimumScore: the least probability.
    ///   - limit: the most faces.
    /// - Returns: nil where a number that decides is not finite.
    package func peaks(
        in values: UnsafeBufferPointer<Float>, minimumScore: Double, limit: Int
    ) -> [Peak]? {
        guard collect(values, threshold: Self.logit(minimumScore)) else { return nil }
        // Equal scores in the order of the cells, so that the result depends on nothing else.
        peaks.sort { ($1.logit, $0.row, $0.column) < ($0.logit, $1.row, $1.column) }
        kept.removeAll(keepingCapacity: true)
        for peak in peaks {
            if kept.count == limit { break }
            if kept.contains(where: { $0.box.overlap(with: peak.box) > decoding.suppressionOverlap }) { continue }
            kept.append(peak)
        }
        return kept
    }

    /// Gathers the local maxima; false where a number that decides is not finite.
    private func collect(_ values: UnsafeBufferPointer<Float>, threshold: Float) -> Bool {
        peaks.removeAll(keepingCapacity: true)
        var position = decoding.score
        for row in 0..<rows {
            for column in 0..<columns {
                let logit = values[position]
                position += channels
                // Written so that a score that is not a number goes on.
                if logit < threshold { continue }
                guard logit.isFinite else { return false }
                guard isMaximum(logit, row, column, values) else { continue }
                let peak = Peak(row: row, column: column, logit: logit, box: box(row, column, values))
                guard peak.box.x0.isFinite, peak.box.y0.isFinite, peak.box.x1.isFinite, peak.box.y1.isFinite else {
                    return false
                }
                peaks.append(peak)
            }
        }
        return true
    }

    /// Whether no cell of the window has a higher score; of equal ones the first counts.
    private func isMaximum(
        _ logit: Float, _ row: Int, _ column: Int, _ values: UnsafeBufferPointer<Float>
    ) -> Bool {
        let reach = decoding.peakWindow / 2
        for y in max(0, row - reach)...min(rows - 1, row + reach) {
            for x in max(0, column - reach)...min(columns - 1, column + reach) {
                let other = values[(y * columns + x) * channels + decoding.score]
                if other > logit || other == logit && (y, x) < (row, column) { return false }
            }
        }
        return true
    }

    private func box(_ row: Int, _ column: Int, _ values: UnsafeBufferPointer<Float>) -> Box<InputSpace> {
        let stride = Double(decoding.stride)
        let center = center(row, column)
        let first = (row * columns + column) * channels + decoding.box.lowerBound
        return Box(
            x0: center.x - Double(values[first]) * stride, y0: center.y - Double(values[first + 1]) * stride,
            x1: center.x + Double(values[first + 2]) * stride, y1: center.y + Double(values[first + 3]) * stride)
    }

    /// The middle of a cell in the network's input.
    private func center(_ row: Int, _ column: Int) -> Point<InputSpace> {
        Point(
            x: (Double(column) + 0.5) * Double(decoding.stride), y: (Double(row) + 0.5) * Double(decoding.stride))
    }

    /// The logits of a peak's species.
    package func speciesLogits(of peak: Peak, in values: UnsafeBufferPointer<Float>) -> [Float] {
        let first = (peak.row * columns + peak.column) * channels
        return decoding.speciesLogits.map { values[first + $0] }
    }

    /// One of a peak's points.
    package func point(_ index: Int, of peak: Peak, in values: UnsafeBufferPointer<Float>) -> Point<InputSpace> {
        let first = (peak.row * columns + peak.column) * channels + decoding.points.lowerBound + 2 * index
        let center = center(peak.row, peak.column)
        return Point(
            x: center.x + Double(values[first]) * Double(decoding.stride),
            y: center.y + Double(values[first + 1]) * Double(decoding.stride))
    }

    /// The probability of one of a peak's points being visible.
    package func visibility(_ index: Int, of peak: Peak, in values: UnsafeBufferPointer<Float>) -> Float {
        Float(
            probability(
                values[(peak.row * columns + peak.column) * channels + decoding.visible.lowerBound + index]))
    }

    /// The logit from which on the probability is at least this.
    private static func logit(_ probability: Double) -> Float {
        probability <= 0 ? -.infinity : probability >= 1 ? .infinity : Float(logarithm(probability / (1 - probability)))
    }
}
