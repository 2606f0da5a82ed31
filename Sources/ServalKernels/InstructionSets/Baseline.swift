import ServalKernelInterface
import ServalKernelsBaseline

#if arch(arm64)
    private let isFused = true
#else
    private let isFused = false
#endif

extension InstructionSet {
    /// SSE2 on x86-64, NEON on arm64, SIMD128 on WebAssembly; sixteen registers are used everywhere.
    static let baseline = InstructionSet(
        runsOn: { _ in true }, kernels: { BaselineKernels.table }, quantizedKernels: { BaselineKernels.quantizedTable },
        lanes: 4, registers: 16, fusesMultiplyAdd: isFused,
        tiles: [Tile(pixels: 3, lanes: 12), Tile(pixels: 6, lanes: 8), Tile(pixels: 12, lanes: 4)],
        byteTiles: [Tile(pixels: 6, lanes: 8), Tile(pixels: 6, lanes: 4)], byteGroup: 2, byteWindows: .vectorPairs)
}
