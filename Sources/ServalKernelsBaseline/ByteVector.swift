#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// What the shared 8-bit kernels know of SSE2, on top of the vector seam.
    typealias PairVector = SIMD2<Int64>

    /// `width` pairs of weights, widened to 16 bits.
    @inline(always)
    func loadPairs(_ p: UnsafePointer<Int8>) -> PairVector {
        let bytes = PairVector(UnsafeRawPointer(p).loadUnaligned(as: Int64.self), 0)
        return _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8)
    }

    /// One pair of 16-bit values in every lane.
    @inline(always)
    func broadcastPair(_ p: UnsafePointer<Int16>) -> PairVector {
        pairs(IntegerVector(repeating: UnsafeRawPointer(p).loadUnaligned(as: Int32.self)))
    }

    @inline(always)
    func pairs(_ v: IntegerVector) -> PairVector { unsafeBitCast(v, to: PairVector.self) }

    /// c + a.0 · b.0 + a.1 · b.1 in every lane.
    @inline(always)
    func multiplyAddPairs(_ a: PairVector, _ b: PairVector, _ c: IntegerVector) -> IntegerVector {
        c &+ unsafeBitCast(_mm_madd_epi16(a, b), to: IntegerVector.self)
    }

    @inline(always)
    func loadIntegers(_ p: UnsafePointer<Int32>) -> IntegerVector {
        UnsafeRawPointer(p).loadUnaligned(as: IntegerVector.self)
    }

    /// `width` bytes, widened.
    @inline(always)
    func loadBytes(_ p: UnsafePointer<UInt8>) -> IntegerVector {
        let zero = PairVector(0, 0)
        let bytes = PairVector(Int64(UnsafeRawPointer(p).loadUnaligned(as: Int32.self)), 0)
        return unsafeBitCast(_mm_unpacklo_epi16(_mm_unpacklo_epi8(bytes, zero), zero), to: IntegerVector.self)
    }

    /// Lanes of 0 ... 255 as bytes.
    @inline(always)
    func storeBytes(_ v: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        let words = _mm_packs_epi32(pairs(v), pairs(v))
        let bytes = unsafeBitCast(_mm_packus_epi16(words, words), to: IntegerVector.self)
        UnsafeMutableRawPointer(p).storeBytes(of: bytes[0], as: Int32.self)
    }

    /// Widens 16 bytes to 16 bits each.
    @inline(always)
    func widen16(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<Int16>) {
        let zero = PairVector(0, 0)
        let bytes = UnsafeRawPointer(source).loadUnaligned(as: PairVector.self)
        let raw = UnsafeMutableRawPointer(target)
        raw.storeBytes(of: _mm_unpacklo_epi8(bytes, zero), as: PairVector.self)
        raw.storeBytes(of: _mm_unpackhi_epi8(bytes, zero), toByteOffset: 16, as: PairVector.self)
    }

    /// The larger of each of 16 bytes.
    @inline(always)
    func maximumBytes(_ a: SIMD2<Int64>, _ b: SIMD2<Int64>) -> SIMD2<Int64> { _mm_max_epu8(a, b) }
#endif
