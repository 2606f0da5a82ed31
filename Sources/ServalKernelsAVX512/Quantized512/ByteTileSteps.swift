#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// The steps that every 8-bit register tile is made of: four input bytes of one pixel times one to four vectors of
    /// weights.

    /// Sixteen sums.
    typealias Sums = SIMD8<Int64>

    @inline(always)
    func loadSums(_ p: UnsafePointer<Int32>) -> Sums { _mm512_loadu_si512(p) }

    @inline(always)
    func loadWeights(_ p: UnsafeRawPointer) -> Sums { _mm512_loadu_si512(p) }

    /// Four neighbouring bytes in every lane.
    @inline(always)
    func broadcastBytes(_ p: UnsafeRawPointer) -> Sums {
        _mm512_set1_epi32(p.assumingMemoryBound(to: Int32.self).pointee)
    }

    @inline(always)
    func accumulateBytes(_ a: UnsafeRawPointer, _ w0: Sums, _ c0: inout Sums) {
        c0 = _mm512_dpbusd_epi32(c0, broadcastBytes(a), w0)
    }

    @inline(always)
    func accumulateBytes(_ a: UnsafeRawPointer, _ w0: Sums, _ w1: Sums, _ c0: inout Sums, _ c1: inout Sums) {
        let x = broadcastBytes(a)
        c0 = _mm512_dpbusd_epi32(c0, x, w0)
        c1 = _mm512_dpbusd_epi32(c1, x, w1)
    }

    @inline(always)
    func accumulateBytes(
        _ a: UnsafeRawPointer, _ w0: Sums, _ w1: Sums, _ w2: Sums, _ w3: Sums,
        _ c0: inout Sums, _ c1: inout Sums, _ c2: inout Sums, _ c3: inout Sums
    ) {
        let x = broadcastBytes(a)
        c0 = _mm512_dpbusd_epi32(c0, x, w0)
        c1 = _mm512_dpbusd_epi32(c1, x, w1)
        c2 = _mm512_dpbusd_epi32(c2, x, w2)
        c3 = _mm512_dpbusd_epi32(c3, x, w3)
    }
#endif
