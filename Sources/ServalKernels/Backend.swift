import ServalKernelInterface

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An instruction set the kernels were compiled for, from the slowest to the fastest.
public enum Backend: String, CaseIterable, Sendable {
    /// What every processor of the architecture has: SSE2 on x86-64, NEON on arm64, SIMD128 on WebAssembly.
    case baseline
    /// AVX2, FMA, F16C and BMI2 of x86-64.
    case avx2
    /// AVX-VNNI on top of AVX2: the same kernels in float32, a dot product of bytes in 8 bits.
    case avxvnni
    /// AVX-512 F, BW, DQ, VL and VNNI of x86-64.
    case avx512

    /// The name of the environment variable that overrides the choice: `SERVAL_BACKEND`.
    public static var environmentVariable: String { "SERVAL_BACKEND" }

    /// What this processor and operating system can run, slowest first. Always holds `baseline`.
    public static var available: [Backend] { available(on: .current) }

    /// What a processor with these features can run, slowest first.
    package static func available(on features: CPUFeatures) -> [Backend] {
        allCases.filter { $0.instructionSet.runsOn(features) }
    }

    /// The fastest backend available, or the one that `SERVAL_BACKEND` names.
    package static func select() throws(BackendError) -> Backend {
        #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
            if let value = getenv(environmentVariable) {
                do { return try select(named: String(cString: value)) } catch { throw .environment(error) }
            }
        #endif
        return available.last ?? .baseline
    }

    /// The backend called `name`, if it can run here. An empty name means the fastest.
    package static func select(named name: String) throws(BackendError) -> Backend {
        let available = Backend.available
        if name.isEmpty { return available.last ?? .baseline }
        guard let backend = Backend(rawValue: name) else {
            throw .unknown(name: name, available: available)
        }
        guard available.contains(backend) else {
            throw .unavailable(backend: backend, available: available)
        }
        return backend
    }

    /// The float kernels of this backend; only for a backend that is `available`.
    package var kernels: KernelTable { instructionSet.kernels() }

    /// The 8-bit kernels of this backend; only for a backend that is `available`.
    package var quantizedKernels: QuantizedKernelTable { instructionSet.quantizedKernels() }
}

extension Backend {
    /// The backend itself, when this machine can run it.
    package func checked() throws(BackendError) -> Backend { try Backend.select(named: rawValue) }
}
