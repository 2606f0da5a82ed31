import ServalTensor

/// The levels of a value, chosen from what calibration has seen of it.
enum RangeChoice {
    /// - Parameter function: what alone reads the value; then its values are to have the least error.
    static func parameters(
        _ histogram: Histogram, of function: ElementFunction?, options: QuantizationOptions
    ) -> QuantizationParameters {
        let seen = Double(histogram.range.lowerBound)...Double(histogram.range.upperBound)
        switch options.method {
        case .minmax: return parameters(for: seen)
        case .percentile: return parameters(for: histogram.range(leavingOut: 1 - options.percentile / 100))
        case .mse:
            let error = function.map { FunctionError($0, of: histogram) }
            return parameters(
                for: leastError(within: seen, leastPercentage: error == nil ? 30 : 2) {
                    error?.squaredError(of: $0) ?? histogram.squaredError(of: $0)
                })
        }
    }

    /// Levels that span a range, widened to hold zero, with zero on a level.
    static func parameters(for range: ClosedRange<Double>) -> QuantizationParameters {
        let (low, high) = (min(range.lowerBound, 0), max(range.upperBound, 0))
        let limits = QuantizationParameters.scaleRange
        let ideal = (high - low) / 255
        // A value that is always zero.
        guard ideal > Double(limits.lowerBound) * 16 else { return QuantizationParameters(validScale: 1, zeroPoint: 0) }
        let zeroPoint = min(max(Int((-low / ideal).rounded()), 0), 255)
        return QuantizationParameters(
            validScale: Float(min(ideal, Double(limits.upperBound))), zeroPoint: zeroPoint)
    }

    /// Either end is moved inwards as long as less is lost by clipping than is won by finer levels; in turn, since the
    /// best place of one depends on the other.
    private static func leastError(
        within seen: ClosedRange<Double>, leastPercentage: Int, error: (ClosedRange<Double>) -> Double
    ) -> ClosedRange<Double> {
        let shares = (0...100 - leastPercentage).map { 1 - Double($0) / 100 }
        var (low, high) = (min(seen.lowerBound, 0), max(seen.upperBound, 0))
        let (widestLow, widestHigh) = (low, high)
        for _ in 0..<3 {
            high = best(shares.map { widestHigh * $0 }) { error(low...max($0, low)) } ?? high
            if widestLow < 0 {
                low = best(shares.map { widestLow * $0 }) { error(min($0, high)...high) } ?? low
            }
        }
        return low...high
    }

    private static func best(_ candidates: [Double], error: (Double) -> Double) -> Double? {
        var (least, choice) = (Double.infinity, Double?.none)
        for candidate in candidates {
            let error = error(candidate)
            if error < least { (least, choice) = (error, candidate) }
        }
        return choice
    }
}
