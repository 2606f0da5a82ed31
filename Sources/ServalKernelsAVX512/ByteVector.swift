#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// What the shared 8-bit kernels know of AVX-512, on top of the SIMD wrapper.
    typealias PairVector = SIMD8<Int64>
    typealias Bytes16 = SIMD2<Int64>

    /// `width` pairs of weights, widened to 16 bits.
    @inline(always)
    func loadPairs(_ p: UnsafePointer<Int8>) -> PairVector {
        _mm512_cvtepi8_epi16(
            _mm256_loadu_si256(UnsafeRawPointer(p).assumingMemoryBound(to: SIMD4<Int64>.self)))
    }

    /// One pair of 16-bit values in every lane.
    @inline(always)
    func broadcastPair(_ p: UnsafePointer<Int16>) -> PairVector {
        _mm512_set1_epi32(UnsafeRawPointer(p).assumingMemoryBound(to: Int32.self).pointee)
    }

    @inline(always)
    func pairs(_ v: IntegerVector) -> PairVector { unsafeBitCast(v, to: PairVector.self) }

    /// c + a.0 · b.0 + a.1 · b.1 in every lane.
    @inline(always)
    func multiplyAddPairs(_ a: PairVector, _ b: PairVector, _ c: IntegerVector) -> IntegerVector {
        c &+ unsafeBitCast(_mm512_madd_epi16(a, b), to: IntegerVector.self)
    }

    @inline(always)
    func loadIntegers(_ p: UnsafePointer<Int32>) -> IntegerVector {
        unsafeBitCast(_mm512_loadu_si512(p), to: IntegerVector.self)
    }

    /// `width` bytes, widened.
    @inline(always)
    func loadBytes(_ p: UnsafePointer<UInt8>) -> IntegerVector {
        let bytes = loadBytes16(p)
        return unsafeBitCast(_mm512_cvtepu8_epi32(bytes), to: IntegerVector.self)
    }

    /// Byte `lanes[i]` of the next `width` in lane i, widened.
    @inline(always)
    func loadBytes(_ p: UnsafePointer<UInt8>, to lanes: IntegerVector) -> IntegerVector {
        let bytes = _mm512_cvtepu8_epi32(loadBytes16(p))
        return unsafeBitCast(_mm512_permutexvar_epi32(pairs(lanes), bytes), to: IntegerVector.self)
    }

    /// Lanes of 0 ... 255 as bytes.
    @inline(always)
    func storeBytes(_ v: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        storeBytes16(_mm512_cvtepi32_epi8(pairs(v)), p)
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
    typealias ShuffleVector = SIMD8<Int64>

    @inline(always) var shuffleBytes: Int { 64 }

    @inline(always)
    func loadShuffled(_ p: UnsafePointer<UInt8>) -> ShuffleVector {
        _mm512_loadu_si512(p)
    }

    @inline(always)
    func storeShuffled(_ v: ShuffleVector, _ p: UnsafeMutablePointer<UInt8>) {
        _mm512_storeu_si512(p, v)
    }

    /// 16 bytes in each part of a vector.
    @inline(always)
    func repeatedBytes16(_ p: UnsafePointer<UInt8>) -> ShuffleVector { _mm512_broadcast_i32x4(loadBytes16(p)) }

    /// Byte `index & 15` of each part, 0 where the highest bit of the index is set.
    @inline(always)
    func shuffled(_ part: ShuffleVector, _ index: ShuffleVector) -> ShuffleVector { _mm512_shuffle_epi8(part, index) }

    @inline(always)
    func exclusiveOr(_ a: ShuffleVector, _ b: ShuffleVector) -> ShuffleVector { _mm512_xor_si512(a, b) }

    /// Each byte less 16.
    @inline(always)
    func lowered(_ v: ShuffleVector) -> ShuffleVector { _mm512_sub_epi8(v, _mm512_set1_epi8(16)) }

    /// Each byte less 16, at least -128.
    @inline(always)
    func loweredBySaturation(_ v: ShuffleVector) -> ShuffleVector { _mm512_subs_epi8(v, _mm512_set1_epi8(16)) }
#endif
