/// How well face boxes were found: the overlap (intersection over union) with the labelled boxes.
package struct BoxFigures: Sendable {
    package let photoCount: Int
    package let mean: Estimate
    package let median: Estimate
    package let above50: Estimate
    package let above75: Estimate

    /// - Parameter overlaps: one a photo.
    /// - Precondition: there is at least one.
    package init(_ overlaps: [Double]) {
        photoCount = overlaps.count
        mean = Bootstrap.estimate(.mean, of: overlaps)
        median = Bootstrap.estimate(.median, of: overlaps)
        above50 = Bootstrap.estimate(.shareAbove(0.5), of: overlaps)
        above75 = Bootstrap.estimate(.shareAbove(0.75), of: overlaps)
    }
}
