import ServalKernelInterface

#if AVX && arch(x86_64)
    import ServalKernelsAVXVNNI

    private func canRun(on features: CPUFeatures) -> Bool { features.hasAVXVNNI }
    private func makeQuantizedKernels() -> QuantizedKernelTable { AVXVNNIKernels.quantizedTable }
#else
    import ServalKernelsBaseline

    private func canRun(on features: CPUFeatures) -> Bool { false }
    private func makeQuantizedKernels() -> QuantizedKernelTable { BaselineKernels.quantizedTable }
#endif

extension InstructionSet {
    /// AVX2 with the dot product of bytes: float32 as there.
    static let avxvnni: InstructionSet = {
        var set = avx2
        set.runsOn = canRun
        set.quantizedKernels = makeQuantizedKernels
        set.byteGroup = 4
        return set
    }()
}
