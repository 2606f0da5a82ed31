import ServalKernelInterface

/// The step of `ByteTile` with the dot product of bytes: four of a pixel, as they are.

typealias ByteSums = IntegerVector

/// Bytes that a step's weights of one vector of columns take.
@inline(always)
var weightVectorBytes: Int { 4 &* width }

@inline(always)
func loadSums(_ p: UnsafePointer<Int32>) -> ByteSums { loadIntegers(p) }

@inline(always)
func loadWeights(_ p: UnsafeRawPointer) -> IntegerVector { loadIntegers(p.assumingMemoryBound(to: Int32.self)) }

/// The input of a step in every lane.
@inline(always)
func broadcastStep(_ p: UnsafeRawPointer) -> IntegerVector {
    IntegerVector(repeating: p.assumingMemoryBound(to: Int32.self).pointee)
}

#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// Exact: of the two forms of the instruction the one that does not saturate.
    @inline(always)
    func multiplyAddStep(_ input: IntegerVector, _ weights: IntegerVector, _ sums: ByteSums) -> ByteSums {
        unsafeBitCast(_mm256_dpbusd_avx_epi32(pairs(sums), pairs(input), pairs(weights)), to: ByteSums.self)
    }
#else
    /// Nothing calls these kernels on another processor.
    @inline(always)
    func multiplyAddStep(_ input: IntegerVector, _ weights: IntegerVector, _ sums: ByteSums) -> ByteSums { sums }
#endif

/// Whether the tiles of a matrix take a window's rows from the image: these do not.
@inline(always)
func canMultiplyInPlace(_ layout: QuantizedMatrixLayout) -> Bool { false }
