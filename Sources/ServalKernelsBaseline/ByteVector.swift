#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// What the shared 8-bit kernels know of SSE2, on top of the SIMD wrapper.
    typealias PairVector = SIMD2<Int64>
    typealias WordVector = PairVector
    typealias Bytes16 = SIMD2<Int64>

    /// `width` pairs of weights, widened to 16 bits.
    @inline(always)
    func loadPairs(_ p: UnsafePointer<Int8>) -> PairVector {
        let bytes = _mm_loadu_si64(p)
        return _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8)
    }

    /// One pair of 16-bit values in every lane.
    @inline(always)
    func broadcastPair(_ p: UnsafePointer<Int16>) -> PairVector {
        _mm_set1_epi32(UnsafeRawPointer(p).assumingMemoryBound(to: Int32.self).pointee)
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
        unsafeBitCast(
            _mm_loadu_si128(UnsafeRawPointer(p).assumingMemoryBound(to: PairVector.self)), to: IntegerVector.self)
    }

    /// `width` bytes, widened.
    @inline(always)
    func loadBytes(_ p: UnsafePointer<UInt8>) -> IntegerVector {
        let zero = PairVector(0, 0)
        let bytes = _mm_loadu_si32(p)
        return unsafeBitCast(_mm_unpacklo_epi16(_mm_unpacklo_epi8(bytes, zero), zero), to: IntegerVector.self)
    }

    /// Byte `lanes[i]`, which is 0 or 1, of the next two in lane i, widened.
    @inline(always)
    func loadBytes(_ p: UnsafePointer<UInt8>, to lanes: IntegerVector) -> IntegerVector {
        let (first, last) = (IntegerVector(repeating: Int32(p[0])), IntegerVector(repeating: Int32(p[1])))
        return first ^ (first ^ last) & (0 &- lanes)
    }

    /// Lanes of 0 ... 255 as bytes.
    @inline(always)
    func storeBytes(_ v: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        let words = _mm_packs_epi32(pairs(v), pairs(v))
        _mm_storeu_si32(p, _mm_packus_epi16(words, words))
    }

    /// `width / 4` pixels of three floats, with one value more behind each.
    @inline(always)
    func loadTriples(_ p: UnsafePointer<Float>) -> Vector { load(p) }

    /// Lanes of 0 ... 255 of two vectors as bytes.
    @inline(always)
    func storeBytes(_ v0: IntegerVector, _ v1: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        let words = _mm_packs_epi32(pairs(v0), pairs(v1))
        _mm_storeu_si64(p, _mm_packus_epi16(words, words))
    }

    /// `2 · width` bytes, widened to 16 bits.
    @inline(always)
    func loadWords(_ p: UnsafePointer<UInt8>) -> PairVector { _mm_unpacklo_epi8(_mm_loadu_si64(p), PairVector(0, 0)) }

    /// Pairs of the same lane of a and b: with `interleaveHigh` all of them, four lanes in turn.
    @inline(always)
    func interleaveLow(_ a: PairVector, _ b: PairVector) -> PairVector { _mm_unpacklo_epi16(a, b) }

    @inline(always)
    func interleaveHigh(_ a: PairVector, _ b: PairVector) -> PairVector { _mm_unpackhi_epi16(a, b) }

    /// What `storeBytes` does, for lanes as the two interleavings leave them.
    @inline(always)
    func storeInterleaved(_ low: IntegerVector, _ high: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        storeBytes(low, high, p)
    }

    /// `width` pairs of weights in 16 bits.
    @inline(always)
    func loadWidePairs(_ p: UnsafePointer<Int16>) -> PairVector { loadBytes16(p) }

    /// Widens 16 bytes to 16 bits each.
    @inline(always)
    func widen16(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<Int16>) {
        let zero = PairVector(0, 0)
        let bytes = loadBytes16(source)
        let vectors = UnsafeMutableRawPointer(target).assumingMemoryBound(to: PairVector.self)
        _mm_storeu_si128(vectors, _mm_unpacklo_epi8(bytes, zero))
        _mm_storeu_si128(vectors + 1, _mm_unpackhi_epi8(bytes, zero))
    }

    @inline(always)
    func loadBytes16(_ p: UnsafeRawPointer) -> Bytes16 {
        _mm_loadu_si128(p.assumingMemoryBound(to: Bytes16.self))
    }

    @inline(always)
    func storeBytes16(_ v: Bytes16, _ p: UnsafeMutablePointer<UInt8>) {
        _mm_storeu_si128(UnsafeMutableRawPointer(p).assumingMemoryBound(to: Bytes16.self), v)
    }

    /// The smaller of each of 16 bytes.
    @inline(always)
    func minimumBytes(_ a: Bytes16, _ b: Bytes16) -> Bytes16 { _mm_min_epu8(a, b) }

    /// One byte 16 times.
    @inline(always)
    func broadcastBytes(_ x: UInt8) -> Bytes16 { _mm_set1_epi8(CChar(bitPattern: x)) }

    /// The larger of each of 16 bytes.
    @inline(always)
    func maximumBytes(_ a: Bytes16, _ b: Bytes16) -> Bytes16 { _mm_max_epu8(a, b) }
#endif
