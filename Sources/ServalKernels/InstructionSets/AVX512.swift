import ServalKernelInterface

#if AVX && arch(x86_64)
    import ServalKernelsAVX512

    private func canRun(on features: CPUFeatures) -> Bool { features.hasAVX512 }
    private func makeKernels() -> KernelTable { AVX512Kernels.table }
    private func makeQuantizedKernels() -> QuantizedKernelTable { AVX512Kernels.quantizedTable }
#else
    import ServalKernelsBaseline

    private func canRun(on features: CPUFeatures) -> Bool { false }
    private func makeKernels() -> KernelTable { BaselineKernels.table }
    private func makeQuantizedKernels() -> QuantizedKernelTable { BaselineKernels.quantizedTable }
#endif

extension InstructionSet {
    /// AVX-512 F, BW, DQ, VL and VNNI of x86-64.
    static let avx512 = InstructionSet(
        runsOn: canRun, kernels: makeKernels, quantizedKernels: makeQuantizedKernels, lanes: 16, halfLanes: 8,
        registers: 32, fusesMultiplyAdd: true,
        tiles: [
            Tile(pixels: 6, lanes: 64), Tile(pixels: 9, lanes: 48), Tile(pixels: 14, lanes: 32),
            Tile(pixels: 8, lanes: 24), Tile(pixels: 28, lanes: 16), Tile(pixels: 24, lanes: 8),
        ],
        byteTiles: [
            Tile(pixels: 6, lanes: 64), Tile(pixels: 14, lanes: 32), Tile(pixels: 8, lanes: 24),
            Tile(pixels: 28, lanes: 16),
        ], byteGroup: 4, byteWindows: .columns)
}
