import Serval
import ServalWeights

/// One layer's times on one backend.
struct KernelResult {
    let isInteger: Bool
    let name: String
    let kernel: String
    let multiplyAdds: Int
    let samples: Samples

    /// 10⁹ operations a second in the fastest run, two for each multiply-add.
    var rate: Double { 2 * Double(multiplyAdds) / samples.minimum }

    var rateUnit: String { isInteger ? "GOP/s" : "GFLOP/s" }

    func record(backend: Backend, threads: Int, peak: Double) -> JSONObject {
        [
            "layer": .string(name), "backend": .string(backend.rawValue), "threads": .int(threads),
            "kernel": .string(kernel), "macs": .int(multiplyAdds), "min_us": .double(samples.minimum / 1e3),
            "p50_us": .double(samples.median / 1e3), "gops": .double(rate),
            "peak_fraction": .double(rate / peak), "runs": .int(samples.count),
        ]
    }
}
