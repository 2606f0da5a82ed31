#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// Sixteen sums.
    typealias Sums = SIMD8<Int64>

    /// The step of `ByteTile` with VNNI: four bytes of a pixel.
    typealias ByteSums = Sums

    /// Bytes that a step's weights of one vector of columns take.
    @inline(always)
    var weightVectorBytes: Int { 64 }

    @inline(always)
    func loadSums(_ p: UnsafePointer<Int32>) -> Sums { _mm512_loadu_si512(p) }

    @inline(always)
    func loadWeights(_ p: UnsafeRawPointer) -> Sums { _mm512_loadu_si512(p) }

    /// The input of a step in every lane.
    @inline(always)
    func broadcastStep(_ p: UnsafeRawPointer) -> Sums {
        _mm512_set1_epi32(p.assumingMemoryBound(to: Int32.self).pointee)
    }

    @inline(always)
    func multiplyAddStep(_ input: Sums, _ weights: Sums, _ sums: Sums) -> Sums {
        _mm512_dpbusd_epi32(sums, input, weights)
    }
#endif
