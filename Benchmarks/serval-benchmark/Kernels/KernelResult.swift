import Serval
import ServalWeights

/// One layer's times on one backend.
struct KernelResult {
    /// In what the rate of a kernel is told.
    enum Unit {
        /// Two operations for each multiply-add.
        case gigaflops
        case gigaMultiplyAdds
    }

    let unit: Unit
    let name: String
    let kernel: String
    let multiplyAdds: Int
    let samples: Samples

    /// Of the fastest run.
    var rate: Double {
        switch unit {
        case .gigaflops: 2 * Double(multiplyAdds) / samples.minimum
        case .gigaMultiplyAdds: Double(multiplyAdds) / samples.minimum
        }
    }

    func record(backend: Backend, threads: Int, peak: Double) -> JSONObject {
        [
            "layer": .string(name), "backend": .string(backend.rawValue), "threads": .int(threads),
            "kernel": .string(kernel), "macs": .int(multiplyAdds), "min_us": .double(samples.minimum / 1e3),
            "p50_us": .double(samples.median / 1e3), unit.key: .double(rate),
            "peak_fraction": .double(rate / peak), "runs": .int(samples.count),
        ]
    }
}

extension KernelResult.Unit {
    var key: String {
        switch self {
        case .gigaflops: "gflops"
        case .gigaMultiplyAdds: "gmacs"
        }
    }

    var title: String {
        switch self {
        case .gigaflops: "GFLOP/s"
        case .gigaMultiplyAdds: "GMAC/s"
        }
    }
}
