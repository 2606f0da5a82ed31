import ServalGraph

/// What rounding a value to levels costs in a function of it: what lies where the function is flat needs no fine levels, and may be
/// clipped.
struct FunctionError {
    private let function: ElementFunction
    /// For each bin that holds elements their number, its middle, the function's value there and the square of its slope.
    private let bins: [(count: Double, center: Double, value: Double, squaredSlope: Double)]
    private let total: Double

    init(_ function: ElementFunction, of histogram: Histogram) {
        self.function = function
        let step = max(histogram.binWidth, 1e-12)
        bins = histogram.counts.indices.filter { histogram.counts[$0] > 0 }.map { bin in
            let center = histogram.center(bin)
            let slope = (function(center + step) - function(center - step)) / (2 * step)
            return (Double(histogram.counts[bin]), center, function(center), slope * slope)
        }
        total = Double(max(histogram.total, 1))
    }

    /// The mean squared error of the function's values where its arguments have 256 levels over a range.
    func squaredError(of bounds: ClosedRange<Double>) -> Double {
        let step = (bounds.upperBound - bounds.lowerBound) / 255
        let rounding = step * step / 12
        let (low, high) = (function(bounds.lowerBound), function(bounds.upperBound))
        var error = 0.0
        for bin in bins {
            let beyond =
                bin.center < bounds.lowerBound
                ? bin.value - low : bin.center > bounds.upperBound ? bin.value - high : 0
            error += bin.count * (beyond == 0 ? rounding * bin.squaredSlope : beyond * beyond)
        }
        return error / total
    }
}
