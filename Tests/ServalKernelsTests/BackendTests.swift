import Foundation
import ServalKernels
import Testing

/// The flags of the first processor in Linux's own words.
private let systemFlags: Set<Substring>? = {
    let information = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let line = information?.split(separator: "\n").first { $0.hasPrefix("flags") }
    return line.map { Set($0.split(separator: " ")) }
}()

@Suite("Backends")
struct BackendTests {
    @Test("The baseline is always available and the list ascends")
    func available() {
        #expect(Backend.available.first == .baseline)
        #expect(Backend.available == Backend.allCases.filter(Backend.available.contains))
    }

    @Test("A processor gets the kernels of what it has and no others; those of AVX-512 before those of AVX-VNNI")
    func availableOnProcessors() {
        var features = CPUFeatures()
        (features.hasAVX2, features.hasAVXVNNI, features.hasAVX512) = (true, true, true)
        let built = Backend.available(on: features)
        #expect(built == Backend.allCases || built == [.baseline])
        features.hasAVX512 = false
        #expect(Backend.available(on: features) == built.filter { $0 != .avx512 })
        features.hasAVXVNNI = false
        #expect(Backend.available(on: features) == built.filter { $0 == .baseline || $0 == .avx2 })
        features.hasAVX512 = true
        #expect(Backend.available(on: features) == built.filter { $0 != .avxvnni })
        #expect(Backend.available(on: CPUFeatures()) == [.baseline])
    }

    @Test("What is found of this processor is what the system says of it", .enabled(if: systemFlags != nil))
    func featuresOfThisProcessor() throws {
        let flags = try #require(systemFlags)
        let features = CPUFeatures.current
        #expect(features.hasAVX2 == flags.isSuperset(of: ["avx2", "fma", "f16c", "bmi2"]))
        #expect(features.hasAVXVNNI == flags.isSuperset(of: ["avx2", "fma", "f16c", "bmi2", "avx_vnni"]))
        #expect(
            features.hasAVX512
                == flags.isSuperset(of: ["avx2", "avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512_vnni"]))
    }

    @Test("AVX-VNNI has AVX2's kernels in float32 and its own in 8 bits", .enabled(if: backends.contains(.avxvnni)))
    func floatKernelsOfAVXVNNI() {
        let (set, other) = (Backend.avxvnni, Backend.avx2)
        #expect(ObjectIdentifier(set.kernels) == ObjectIdentifier(other.kernels))
        #expect(ObjectIdentifier(set.quantizedKernels) != ObjectIdentifier(other.quantizedKernels))
    }

    @Test("A backend is chosen by name; no name means the fastest")
    func select() throws {
        #expect(try Backend.select(named: "baseline") == .baseline)
        #expect(try Backend.select(named: "") == Backend.available.last)
    }

    @Test("An unknown name gives an error that lists what there is")
    func unknown() {
        let error = #expect(throws: BackendError.self) { try Backend.select(named: "neon3") }
        #expect(error == .unknown(name: "neon3", available: Backend.available))
        #expect(error?.description.contains("neon3") == true)
        #expect(error?.description.contains("baseline") == true)
    }

    @Test("Kernel names follow the grammar of XNNPACK")
    func names() {
        let layout = MatrixPacking.layout(inputChannels: 96, outputChannels: 24, rows: 3136, backend: .avx512)
        #expect(KernelName.pointwise(layout, backend: .avx512) == "f32_gemm_clamp_8x24__avx512")
        #expect(KernelName.pointwise(layout, residual: true, backend: .avx512) == "f32_gemm_add_clamp_8x24__avx512")
    }

    @Test("The probes measure something")
    func probes() {
        let probe = MachineProbe(backend: .baseline)
        #expect(probe.peakGigaflops(repetitions: 1) > 0)
        #expect(probe.readGigabytes(bytes: 4096, repetitions: 1) > 0)
    }
}
