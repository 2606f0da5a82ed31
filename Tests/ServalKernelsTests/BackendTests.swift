import ServalKernels
import Testing

@Suite("Backends")
struct BackendTests {
    @Test("The baseline is always available and the list ascends")
    func available() {
        #expect(Backend.available.first == .baseline)
        #expect(Backend.available == Backend.allCases.filter(Backend.available.contains))
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
