/// The weights of one axis in memory that is kept from picture to picture; equal pictures in a row reuse them.
final class AxisFilter {
    private let pairs = GrowingBuffer<Int32>()
    private let bounds = GrowingBuffer<Int32>()
    private let row = GrowingBuffer<Int32>()
    private var axis: ResampleAxis?
    /// The source samples that all of the target takes.
    private(set) var taken = 0..<0
    private var pairCount = 0

    /// The weights, counted from the first sample that is taken; valid until the next `prepare`.
    var weights: FilterWeights {
        FilterWeights(
            pairCount: pairCount, bounds: UnsafePointer(bounds.reserve(0)), weights: UnsafePointer(pairs.reserve(0)))
    }

    /// The first sample, counted from the first that is taken, and the number of samples of a target sample.
    func taps(of target: Int) -> (start: Int, count: Int) {
        let bounds = bounds.reserve(0) + target &* FilterWeights.boundCount
        return (Int(bounds[0]), Int(bounds[2]))
    }

    func prepare(_ axis: ResampleAxis) {
        guard axis != self.axis else { return }
        self.axis = axis
        let maximumCount = axis.maximumCount
        pairCount = (maximumCount + 1) / 2
        let targetCount = axis.targetCount
        let pairs = pairs.reserve(targetCount * pairCount * 2)
        pairs.update(repeating: 0, count: targetCount * pairCount * 2)
        let bounds = bounds.reserve(targetCount * FilterWeights.boundCount)
        let row = row.reserve(maximumCount)
        var first = Int.max
        var end = 0
        for target in 0..<targetCount {
            let (start, count) = axis.writeWeights(of: target, to: row)
            for tap in 0..<count { FilterWeights.add(row[tap], ofTap: tap, to: pairs + target * pairCount * 2) }
            let bound = bounds + target * FilterWeights.boundCount
            (bound[0], bound[1], bound[2]) = (Int32(start), Int32((count + 1) / 2), Int32(count))
            (first, end) = (min(first, start), max(end, start + count))
        }
        for target in 0..<targetCount { bounds[target * FilterWeights.boundCount] -= Int32(first) }
        taken = first..<max(first, end)
    }
}
