/// How often a value was seen in each of many equal parts of its range.
struct Histogram {
    static let binCount = 2048

    let range: ClosedRange<Float>
    private(set) var counts = [Int](repeating: 0, count: binCount)

    init(range: ClosedRange<Float>) { self.range = range }

    var binWidth: Double { (Double(range.upperBound) - Double(range.lowerBound)) / Double(Self.binCount) }

    var total: Int { counts.reduce(0, +) }

    /// The middle of a bin.
    func center(_ bin: Int) -> Double { Double(range.lowerBound) + (Double(bin) + 0.5) * binWidth }

    mutating func add(_ values: UnsafeBufferPointer<Float>) {
        let width = range.upperBound - range.lowerBound
        let binsPerUnit = width > 0 ? Float(Self.binCount) / width : 0
        let (low, last) = (range.lowerBound, Float(Self.binCount - 1))
        counts.withUnsafeMutableBufferPointer { counts in
            for value in values {
                let place = (value - low) * binsPerUnit
                counts[Int(place < 0 ? 0 : (place < last ? place : last))] += 1
            }
        }
    }

    /// The share of elements that lie outside a range.
    func share(outside bounds: ClosedRange<Double>) -> Double {
        var outside = 0
        for bin in counts.indices where !bounds.contains(center(bin)) { outside += counts[bin] }
        return Double(outside) / Double(max(total, 1))
    }

    /// The smallest range that leaves out at most `share` of the elements at either end.
    func range(leavingOut share: Double) -> ClosedRange<Double> {
        let allowed = Int(share * Double(total))
        var (first, last) = (0, Self.binCount - 1)
        var left = counts[first]
        while left <= allowed, first < last {
            first += 1
            left += counts[first]
        }
        var right = counts[last]
        while right <= allowed, last > first {
            last -= 1
            right += counts[last]
        }
        return center(first) - binWidth / 2...center(last) + binWidth / 2
    }

    /// The mean squared error of the elements in 256 levels over a range: rounding inside, clipping outside.
    func squaredError(of bounds: ClosedRange<Double>) -> Double {
        let step = (bounds.upperBound - bounds.lowerBound) / 255
        let rounding = step * step / 12
        var error = 0.0
        for bin in counts.indices where counts[bin] > 0 {
            let value = center(bin)
            let beyond = max(bounds.lowerBound - value, value - bounds.upperBound, 0)
            error += Double(counts[bin]) * (rounding + beyond * beyond)
        }
        return error / Double(max(total, 1))
    }
}
