import ServalKernelInterface

#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// Quantizes pixels of three floats to pixels of four bytes, 16 at a time; returns how many.
    func quantizeTriples(_ call: QuantizeCall, _ requantize: Requantizer) -> Int {
        let quantize = ByteQuantizer(call.requantization, isLimited: true)
        let inverseScale = broadcast(call.inverseScale)
        // Four pixels to each quarter of the vector, then the bytes of each apart.
        let quarters = SIMD16<Int32>(0, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 11, 11)
        let apart = SIMD16<Int8>(0, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 11, 11)
        let apartEverywhere = _mm512_broadcast_i32x4(unsafeBitCast(apart, to: Bytes16.self))
        var pixel = 0
        while pixel &+ 16 <= call.pixels {
            let input = call.input + 3 &* pixel
            let t2 = load(input + 32) * inverseScale
            let bytes = quantize(load(input) * inverseScale, load(input + 16) * inverseScale, t2, t2)
            let spread = _mm512_permutexvar_epi32(unsafeBitCast(quarters, to: Sums.self), bytes)
            _mm512_storeu_si512(call.output + 4 &* pixel, _mm512_shuffle_epi8(spread, apartEverywhere))
            pixel &+= 16
        }
        return pixel
    }
#else
    func quantizeTriples(_ call: QuantizeCall, _ requantize: Requantizer) -> Int { 0 }
#endif
