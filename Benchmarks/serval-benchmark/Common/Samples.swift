import ServalWeights

/// Times of repeated runs.
struct Samples {
    private var nanoseconds: [Double] = []

    mutating func add(_ duration: Duration) { nanoseconds.append(duration.nanoseconds) }

    var count: Int { nanoseconds.count }
    var sum: Double { nanoseconds.reduce(0, +) }

    /// Nanoseconds that the share `rank` (0 ... 1) of the runs did not exceed: the nearest-rank percentile.
    ///
    /// - Precondition: there is a sample.
    func percentile(_ rank: Double) -> Double {
        let position = Int((rank * Double(count)).rounded(.up)) - 1
        return nanoseconds.sorted()[min(max(position, 0), count - 1)]
    }

    var minimum: Double { percentile(0) }
    var median: Double { percentile(0.5) }

    /// min, p50, p90 and p99 in milliseconds, and the number of runs.
    var record: JSONObject {
        [
            "min_ms": .double(minimum / 1e6), "p50_ms": .double(median / 1e6), "p90_ms": .double(percentile(0.9) / 1e6),
            "p99_ms": .double(percentile(0.99) / 1e6), "runs": .int(count),
        ]
    }
}

extension Duration {
    var nanoseconds: Double { Double(components.seconds) * 1e9 + Double(components.attoseconds) * 1e-9 }
}
