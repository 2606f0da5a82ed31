/// The area below the curve of precision over recall, precision taken as the best at that recall or beyond (Everingham
/// et al.: The PASCAL Visual Object Classes Challenge, IJCV 2015).
package struct PrecisionCurve: Sendable {
    /// One point for each score that a face was found with, from the highest on.
    package struct Point: Sendable, Equatable {
        package let score: Double
        package let recall: Double
        package let precision: Double

        package init(score: Double, recall: Double, precision: Double) {
            (self.score, self.recall, self.precision) = (score, recall, precision)
        }
    }

    package let points: [Point]
    package let average: Double

    /// - Parameters:
    ///   - found: the score of each found face, and whether it is a labelled one.
    ///   - labelCount: the number of labelled faces; at least 1.
    package init(_ found: [(score: Double, isRight: Bool)], labelCount: Int) {
        let sorted = found.sorted { $0.score > $1.score }
        var points: [Point] = []
        var right = 0
        for (index, face) in sorted.enumerated() {
            right += face.isRight ? 1 : 0
            // Equal scores are one step.
            if index + 1 < sorted.count, sorted[index + 1].score == face.score { continue }
            points.append(
                Point(
                    score: face.score, recall: Double(right) / Double(labelCount),
                    precision: Double(right) / Double(index + 1)))
        }
        var (area, best, last) = (0.0, 0.0, points.last?.recall ?? 0)
        for point in points.reversed() {
            area += (last - point.recall) * best
            best = max(best, point.precision)
            last = point.recall
        }
        average = area + last * best
        self.points = points
    }
}
