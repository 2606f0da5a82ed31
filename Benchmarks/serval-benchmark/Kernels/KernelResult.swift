import Serval
import ServalWeights

/// One layer's times on one backend.
struct KernelResult {
    let name: String
    let kernel: String
    let multiplyAdds: Int
    let samples: Samples

    /// Of the fastest run.
    var gigaflops: Double { 2 * Double(multiplyAdds) / samples.minimum }

    func record(backend: Backend, threads: Int, peak: Double) -> JSONObject {
        [
            "layer": .string(name), "backend": .string(backend.rawValue), "threads": .int(threads),
            "kernel": .string(kernel), "macs": .int(multiplyAdds), "min_us": .double(samples.minimum / 1e3),
            "p50_us": .double(samples.median / 1e3), "gflops": .double(gigaflops),
            "peak_fraction": .double(gigaflops / peak), "runs": .int(samples.count),
        ]
    }
}
