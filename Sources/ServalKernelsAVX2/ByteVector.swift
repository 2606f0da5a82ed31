#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// What the shared 8-bit kernels know of AVX2, on top of the SIMD wrapper.
    typealias PairVector = SIMD4<Int64>
    typealias WordVector = PairVector
    typealias Bytes16 = SIMD2<Int64>

    /// `width` pairs of weights, widened to 16 bits.
    @inline(always)
    func loadPairs(_ p: UnsafePointer<Int8>) -> PairVector {
        _mm256_cvtepi8_epi16(loadBytes16(p))
    }

    /// One pair of 16-bit values in every lane.
    @inline(always)
    func broadcastPair(_ p: UnsafePointer<Int16>) -> PairVector {
        _mm256_set1_epi32(UnsafeRawPointer(p).assumingMemoryBound(to: Int32.self).pointee)
    }

    @inline(always)
    func pairs(_ v: IntegerVector) -> PairVector { unsafeBitCast(v, to: PairVector.self) }

    /// c + a.0 · b.0 + a.1 · b.1 in every lane.
    @inline(always)
    func multiplyAddPairs(_ a: PairVector, _ b: PairVector, _ c: IntegerVector) -> IntegerVector {
        c &+ unsafeBitCast(_mm256_madd_epi16(a, b), to: IntegerVector.self)
    }

    @inline(always)
    func loadIntegers(_ p: UnsafePointer<Int32>) -> IntegerVector {
        unsafeBitCast(
            _mm256_loadu_si256(UnsafeRawPointer(p).assumingMemoryBound(to: PairVector.self)), to: IntegerVector.self)
    }

    /// `width` bytes, widened.
    @inline(always)
    func loadBytes(_ p: UnsafePointer<UInt8>) -> IntegerVector {
        let bytes = _mm_loadu_si64(p)
        return unsafeBitCast(_mm256_cvtepu8_epi32(bytes), to: IntegerVector.self)
    }

    /// Byte `lanes[i]` of the next `width` in lane i, widened.
    @inline(always)
    func loadBytes(_ p: UnsafePointer<UInt8>, to lanes: IntegerVector) -> IntegerVector {
        let bytes = _mm256_cvtepu8_epi32(_mm_loadu_si64(p))
        return unsafeBitCast(_mm256_permutevar8x32_epi32(bytes, pairs(lanes)), to: IntegerVector.self)
    }

    /// Lanes of 0 ... 255 as bytes.
    @inline(always)
    func storeBytes(_ v: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        let whole = pairs(v)
        let words = _mm_packs_epi32(SIMD2(whole[0], whole[1]), SIMD2(whole[2], whole[3]))
        _mm_storeu_si64(p, _mm_packus_epi16(words, words))
    }

    /// `width / 4` pixels of three floats, with one value more behind each.
    @inline(always)
    func loadTriples(_ p: UnsafePointer<Float>) -> Vector {
        let (a, b) = (_mm_loadu_ps(p), _mm_loadu_ps(p + 3))
        return Vector(a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3])
    }

    /// Lanes of 0 ... 255 of two vectors as bytes.
    @inline(always)
    func storeBytes(_ v0: IntegerVector, _ v1: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        let words = _mm256_packs_epi32(pairs(v0), pairs(v1))
        // Packing leaves four lanes of each vector in turn.
        storeWords(PairVector(words[0], words[2], words[1], words[3]), p)
    }

    @inline(always)
    private func storeWords(_ v: PairVector, _ p: UnsafeMutablePointer<UInt8>) {
        storeBytes16(_mm_packus_epi16(Bytes16(v[0], v[1]), Bytes16(v[2], v[3])), p)
    }

    /// `2 · width` bytes, widened to 16 bits.
    @inline(always)
    func loadWords(_ p: UnsafePointer<UInt8>) -> PairVector { _mm256_cvtepu8_epi16(loadBytes16(p)) }

    /// Pairs of the same lane of a and b: with `interleaveHigh` all of them, four lanes in turn.
    @inline(always)
    func interleaveLow(_ a: PairVector, _ b: PairVector) -> PairVector { _mm256_unpacklo_epi16(a, b) }

    @inline(always)
    func interleaveHigh(_ a: PairVector, _ b: PairVector) -> PairVector { _mm256_unpackhi_epi16(a, b) }

    /// What `storeBytes` does, for lanes as the two interleavings leave them.
    @inline(always)
    func storeInterleaved(_ low: IntegerVector, _ high: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        storeWords(_mm256_packs_epi32(pairs(low), pairs(high)), p)
    }

    /// `width` pairs of weights in 16 bits.
    @inline(always)
    func loadWidePairs(_ p: UnsafePointer<Int16>) -> PairVector {
        _mm256_loadu_si256(UnsafeRawPointer(p).assumingMemoryBound(to: PairVector.self))
    }

    /// Widens 16 bytes to 16 bits each.
    @inline(always)
    func widen16(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<Int16>) {
        let bytes = loadBytes16(source)
        _mm256_storeu_si256(
            UnsafeMutableRawPointer(target).assumingMemoryBound(to: SIMD4<Int64>.self), _mm256_cvtepu8_epi16(bytes))
    }

    @inline(always)
    func loadBytes16(_ p: UnsafeRawPointer) -> Bytes16 {
        _mm_loadu_si128(p.assumingMemoryBound(to: Bytes16.self))
    }

    @inline(always)
    func storeBytes16(_ v: Bytes16, _ p: UnsafeMutablePointer<UInt8>) {
        _mm_storeu_si128(UnsafeMutableRawPointer(p).assumingMemoryBound(to: Bytes16.self), v)
    }

    /// The larger of each of 16 bytes.
    @inline(always)
    func maximumBytes(_ a: Bytes16, _ b: Bytes16) -> Bytes16 { _mm_max_epu8(a, b) }

    /// The smaller of each of 16 bytes.
    @inline(always)
    func minimumBytes(_ a: Bytes16, _ b: Bytes16) -> Bytes16 { _mm_min_epu8(a, b) }

    /// One byte 16 times.
    @inline(always)
    func broadcastBytes(_ x: UInt8) -> Bytes16 { _mm_set1_epi8(CChar(bitPattern: x)) }

    /// Vectors whose bytes are looked up 16 at a time.
    typealias ShuffleVector = SIMD4<Int64>

    @inline(always) var shuffleBytes: Int { 32 }

    @inline(always)
    func loadShuffled(_ p: UnsafePointer<UInt8>) -> ShuffleVector {
        _mm256_loadu_si256(UnsafeRawPointer(p).assumingMemoryBound(to: ShuffleVector.self))
    }

    @inline(always)
    func storeShuffled(_ v: ShuffleVector, _ p: UnsafeMutablePointer<UInt8>) {
        _mm256_storeu_si256(UnsafeMutableRawPointer(p).assumingMemoryBound(to: ShuffleVector.self), v)
    }

    /// 16 bytes in each part of a vector.
    @inline(always)
    func repeatedBytes16(_ p: UnsafePointer<UInt8>) -> ShuffleVector { _mm256_broadcastsi128_si256(loadBytes16(p)) }

    /// Byte `index & 15` of each part, 0 where the highest bit of the index is set.
    @inline(always)
    func shuffled(_ part: ShuffleVector, _ index: ShuffleVector) -> ShuffleVector { _mm256_shuffle_epi8(part, index) }

    @inline(always)
    func exclusiveOr(_ a: ShuffleVector, _ b: ShuffleVector) -> ShuffleVector { _mm256_xor_si256(a, b) }

    /// Each byte less 16.
    @inline(always)
    func lowered(_ v: ShuffleVector) -> ShuffleVector { _mm256_sub_epi8(v, _mm256_set1_epi8(16)) }

    /// Each byte less 16, at least -128.
    @inline(always)
    func loweredBySaturation(_ v: ShuffleVector) -> ShuffleVector { _mm256_subs_epi8(v, _mm256_set1_epi8(16)) }
#endif
