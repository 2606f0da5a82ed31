/// What one number says of a set of values, one a photo.
package enum Statistic: Sendable {
    case mean
    case median
    /// The share of values above a bound.
    case shareAbove(Double)

    /// - Precondition: `values` is not empty.
    package func callAsFunction(_ values: [Double]) -> Double {
        precondition(!values.isEmpty, "a statistic of nothing")
        switch self {
        case .mean:
            return values.reduce(0, +) / Double(values.count)
        case .median:
            let sorted = values.sorted()
            let middle = sorted.count / 2
            return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        case .shareAbove(let bound):
            return Double(values.count { $0 > bound }) / Double(values.count)
        }
    }
}

/// A figure and the interval in which it would lie 95 times of 100 had other photos of the kind been drawn.
package struct Estimate: Sendable, Equatable {
    package let value: Double
    package let low: Double
    package let high: Double

    package init(value: Double, low: Double, high: Double) {
        (self.value, self.low, self.high) = (value, low, high)
    }
}

/// Percentile bootstrap: the statistic of photos drawn anew with replacement, many times. The draws depend on the number
/// of values alone, so that the same photos always give the same interval.
package struct Bootstrap: Sendable {
    package static let rounds = 2000
    private static let seed: UInt64 = 0x5E57A1

    /// - Precondition: `values` is not empty.
    package static func estimate(_ statistic: Statistic, of values: [Double]) -> Estimate {
        var random = SplitMix64(state: seed)
        var drawn = values
        var outcomes: [Double] = []
        outcomes.reserveCapacity(rounds)
        for _ in 0..<rounds {
            for index in drawn.indices { drawn[index] = values[random.index(below: values.count)] }
            outcomes.append(statistic(drawn))
        }
        outcomes.sort()
        return Estimate(
            value: statistic(values), low: quantile(0.025, of: outcomes), high: quantile(0.975, of: outcomes))
    }

    /// The same of a figure that is computed from whole photos, which may count for more or less than one value each.
    ///
    /// - Parameters:
    ///   - count: the number of photos.
    ///   - figure: from the positions of the photos drawn; nil where they leave it undefined.
    /// - Returns: nil where all photos together leave it undefined.
    package static func estimate(count: Int, _ figure: ([Int]) -> Double?) -> Estimate? {
        guard let value = figure(Array(0..<count)) else { return nil }
        var random = SplitMix64(state: seed)
        var drawn = Array(0..<count)
        var outcomes: [Double] = []
        for _ in 0..<rounds {
            for index in drawn.indices { drawn[index] = random.index(below: count) }
            if let outcome = figure(drawn) { outcomes.append(outcome) }
        }
        outcomes.sort()
        guard !outcomes.isEmpty else { return Estimate(value: value, low: value, high: value) }
        return Estimate(value: value, low: quantile(0.025, of: outcomes), high: quantile(0.975, of: outcomes))
    }

    /// Interpolates between the two nearest of sorted values.
    static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        let position = share * Double(sorted.count - 1)
        let below = Int(position)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
    }
}

/// Steele, Lea and Flood: Fast Splittable Pseudorandom Number Generators (OOPSLA 2014).
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A whole number of 0 ..< count, each as likely as the next up to 2^-64.
    mutating func index(below count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }
}
