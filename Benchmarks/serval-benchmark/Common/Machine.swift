import Serval
import ServalCommandLine
import ServalKernels
import ServalRuntime
import ServalWeights

/// The machine that measures, and what one of its cores can do at this moment.
struct Machine {
    private let backend: Backend
    /// Of one core, in 10⁹ floating-point operations a second; the best of all probes so far.
    private(set) var peakGigaflops: Double
    /// The same of multiply-adds of bytes, two operations each; nil where nothing in 8 bits is measured.
    private(set) var peakByteGigaoperations: Double?
    /// Caches that the system reports, and main memory: name, bytes read again and again, 10⁹ bytes a second.
    private(set) var bandwidths: [(name: String, byteCount: Int, gigabytes: Double)] = []

    /// Probes the peak; `finish` probes it again, so that a disturbance of the first probe does not flatter.
    ///
    /// - Parameter isInteger: whether something in 8 bits is measured, too.
    init(backend: Backend, isInteger: Bool = false) {
        self.backend = backend
        let probe = MachineProbe(backend: backend)
        peakGigaflops = probe.peakGigaflops()
        if isInteger { peakByteGigaoperations = 2 * probe.peakByteMultiplyAdds() }
    }

    /// Probes the peak again, the larger counts, and the bandwidth of caches and memory.
    mutating func finish() {
        let probe = MachineProbe(backend: backend)
        peakGigaflops = max(peakGigaflops, probe.peakGigaflops())
        if let peak = peakByteGigaoperations { peakByteGigaoperations = max(peak, 2 * probe.peakByteMultiplyAdds()) }
        for (name, byteCount) in Self.caches {
            // Of a large cache that many cores share, a part: as much as one may count on having to itself.
            let size = min(byteCount / 2, Self.sharedCacheShare)
            bandwidths.append((name, size, probe.readGigabytes(bytes: size, repetitions: 5)))
        }
        let size = Self.memorySize
        bandwidths.append(("memory", size, probe.readGigabytes(bytes: size, repetitions: 2)))
    }

    private static let sharedCacheShare = 8 << 20
    private static let memorySize = 256 << 20

    private static let caches: [(name: String, byteCount: Int)] = {
        let caches = ProcessorCaches.current
        return [("L1", caches.level1), ("L2", caches.level2), ("L3", caches.level3)]
            .compactMap { name, byteCount in byteCount.map { (name, $0) } }
    }()

    private var features: [String] {
        let features = CPUFeatures.current
        return (features.hasAVX2 ? ["AVX2", "FMA", "F16C"] : [])
            + (features.hasAVXVNNI ? ["AVX-VNNI"] : [])
            + (features.hasAVX512 ? ["AVX-512 F/BW/DQ/VL", "AVX-512 VNNI"] : [])
    }

    private var brand: String {
        CPUFeatures.current.brand.isEmpty ? "unknown processor" : CPUFeatures.current.brand
    }

    var text: String {
        var text =
            "machine    \(brand), \("processor".counted(availableProcessorCount())), \(features.joined(separator: ", "))\n"
        text += "caches     " + Self.caches.map { "\($0.name) \($0.byteCount.bytes)" }.joined(separator: ", ") + "\n"
        text += "peak       \(peakGigaflops.fixed(1)) GFLOP/s of fused multiply-add on one core (\(backend.rawValue))\n"
        if let peak = peakByteGigaoperations {
            text += "           \(peak.fixed(1)) GOP/s of byte multiply-adds\n"
        }
        let rates = bandwidths.map { "\($0.name) (\($0.byteCount.bytes)) \($0.gigabytes.fixed(1))" }
        if !rates.isEmpty { text += "reading    " + rates.joined(separator: ", ") + " GB/s\n" }
        return text
    }

    var json: JSONValue {
        var caches = JSONObject()
        for (name, byteCount) in Self.caches { caches[name] = .int(byteCount) }
        var rates = JSONObject()
        for (name, _, gigabytes) in bandwidths { rates[name] = .double(gigabytes) }
        return [
            "cpu": .string(brand), "processors": .int(availableProcessorCount()),
            "features": .array(features.map(JSONValue.string)), "cache_bytes": .object(caches),
            "peak_gflops_per_core": .double(peakGigaflops),
            "peak_byte_gops_per_core": peakByteGigaoperations.map { .double($0) } ?? .null,
            "read_gigabytes_per_second": .object(rates),
        ]
    }
}
