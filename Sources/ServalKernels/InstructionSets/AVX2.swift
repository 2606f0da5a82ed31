import ServalKernelInterface

#if AVX && arch(x86_64)
    import ServalKernelsAVX2

    private func canRun(on features: CPUFeatures) -> Bool { features.hasAVX2 }
    private func makeKernels() -> KernelTable { AVX2Kernels.table }
    private func makeQuantizedKernels() -> QuantizedKernelTable { AVX2Kernels.quantizedTable }
#else
    import ServalKernelsBaseline

    private func canRun(on features: CPUFeatures) -> Bool { false }
    private func makeKernels() -> KernelTable { BaselineKernels.table }
    private func makeQuantizedKernels() -> QuantizedKernelTable { BaselineKernels.quantizedTable }
#endif

extension InstructionSet {
    /// AVX2, FMA, F16C and BMI2 of x86-64.
    static let avx2 = InstructionSet(
        runsOn: canRun, kernels: makeKernels, quantizedKernels: makeQuantizedKernels, lanes: 8, registers: 16,
        fusesMultiplyAdd: true,
        tiles: [Tile(pixels: 3, lanes: 24), Tile(pixels: 6, lanes: 16), Tile(pixels: 12, lanes: 8)],
        byteTiles: [Tile(pixels: 6, lanes: 16), Tile(pixels: 6, lanes: 8)], byteGroup: 2, byteWindows: .vectorPairs)
}
