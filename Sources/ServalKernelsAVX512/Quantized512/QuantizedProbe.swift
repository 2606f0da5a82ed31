#if arch(x86_64)
    import _Builtin_intrinsics.intel

    extension QuantizedKernels {
        static var probeProducts: Int { 64 }

        /// 120 `vpdpbusd` an iteration, in twelve independent chains.
        static func multiplyAddProbe(_ iterations: Int) -> Int32 {
            let a = _mm512_set1_epi8(3)
            let w = _mm512_set1_epi8(-2)
            var (c0, c1, c2, c3) = (
                _mm512_set1_epi32(1), _mm512_set1_epi32(2), _mm512_set1_epi32(3), _mm512_set1_epi32(4)
            )
            var (c4, c5, c6, c7) = (c0, c1, c2, c3)
            var (c8, c9, c10, c11) = (c0, c1, c2, c3)
            for _ in 0..<(iterations &* 10) {
                c0 = _mm512_dpbusd_epi32(c0, a, w)
                c1 = _mm512_dpbusd_epi32(c1, a, w)
                c2 = _mm512_dpbusd_epi32(c2, a, w)
                c3 = _mm512_dpbusd_epi32(c3, a, w)
                c4 = _mm512_dpbusd_epi32(c4, a, w)
                c5 = _mm512_dpbusd_epi32(c5, a, w)
                c6 = _mm512_dpbusd_epi32(c6, a, w)
                c7 = _mm512_dpbusd_epi32(c7, a, w)
                c8 = _mm512_dpbusd_epi32(c8, a, w)
                c9 = _mm512_dpbusd_epi32(c9, a, w)
                c10 = _mm512_dpbusd_epi32(c10, a, w)
                c11 = _mm512_dpbusd_epi32(c11, a, w)
            }
            let sum = ((c0 &+ c1) &+ (c2 &+ c3)) &+ ((c4 &+ c5) &+ (c6 &+ c7)) &+ ((c8 &+ c9) &+ (c10 &+ c11))
            return Int32(truncatingIfNeeded: sum[0])
        }
    }
#else
    extension QuantizedKernels {
        static var probeProducts: Int { 1 }

        static func multiplyAddProbe(_ iterations: Int) -> Int32 { 0 }
    }
#endif
