#if arch(x86_64)
    import _Builtin_intrinsics.intel
#endif

// The few vector operations that the standard library's SIMD types lack, in their 128-bit form: one instruction each
// on x86-64 (SSE2, which every such processor has), plain SIMD code elsewhere.

/// Products of neighbouring lanes added in pairs: `a[2i]·b[2i] + a[2i+1]·b[2i+1]`, modulo 2³².
@inline(__always)
func multiplyAddPairs(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD4<Int32> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_madd_epi16(unsafeBitCast(a, to: __m128i.self), unsafeBitCast(b, to: __m128i.self)),
            to: SIMD4<Int32>.self)
    #else
        let products = SIMD8<Int32>(truncatingIfNeeded: a) &* SIMD8<Int32>(truncatingIfNeeded: b)
        return products.evenHalf &+ products.oddHalf
    #endif
}

/// The high halves of the 32-bit products: `(a · b) >> 16`.
@inline(__always)
func multiplyHigh(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD8<Int16> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_mulhi_epi16(unsafeBitCast(a, to: __m128i.self), unsafeBitCast(b, to: __m128i.self)),
            to: SIMD8<Int16>.self)
    #else
        SIMD8<Int16>(
            truncatingIfNeeded: (SIMD8<Int32>(truncatingIfNeeded: a) &* SIMD8<Int32>(truncatingIfNeeded: b)) &>> 16)
    #endif
}

/// 32-bit lanes clamped to 16 bits, `low` first.
@inline(__always)
func packSaturating(_ low: SIMD4<Int32>, _ high: SIMD4<Int32>) -> SIMD8<Int16> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_packs_epi32(unsafeBitCast(low, to: __m128i.self), unsafeBitCast(high, to: __m128i.self)),
            to: SIMD8<Int16>.self)
    #else
        SIMD8<Int16>(
            truncatingIfNeeded: SIMD8<Int32>(lowHalf: low, highHalf: high)
                .clamped(
                    lowerBound: SIMD8(repeating: Int32(Int16.min)), upperBound: SIMD8(repeating: Int32(Int16.max))))
    #endif
}

/// 16-bit lanes clamped to 0…255, `low` first.
@inline(__always)
func packUnsignedSaturating(_ low: SIMD8<Int16>, _ high: SIMD8<Int16>) -> SIMD16<UInt8> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_packus_epi16(unsafeBitCast(low, to: __m128i.self), unsafeBitCast(high, to: __m128i.self)),
            to: SIMD16<UInt8>.self)
    #else
        SIMD16<UInt8>(
            truncatingIfNeeded: SIMD16<Int16>(lowHalf: low, highHalf: high)
                .clamped(lowerBound: SIMD16(repeating: 0), upperBound: SIMD16(repeating: 255)))
    #endif
}

/// `a0 b0 a1 b1 …` of the first halves.
@inline(__always)
func interleaveLow(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD8<Int16> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_unpacklo_epi16(unsafeBitCast(a, to: __m128i.self), unsafeBitCast(b, to: __m128i.self)),
            to: SIMD8<Int16>.self)
    #else
        SIMD8(a[0], b[0], a[1], b[1], a[2], b[2], a[3], b[3])
    #endif
}

/// `a4 b4 a5 b5 …` of the second halves.
@inline(__always)
func interleaveHigh(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD8<Int16> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_unpackhi_epi16(unsafeBitCast(a, to: __m128i.self), unsafeBitCast(b, to: __m128i.self)),
            to: SIMD8<Int16>.self)
    #else
        SIMD8(a[4], b[4], a[5], b[5], a[6], b[6], a[7], b[7])
    #endif
}

/// `a0 b0 a1 b1` of the first halves.
@inline(__always)
func interleaveLow(_ a: SIMD4<Int32>, _ b: SIMD4<Int32>) -> SIMD4<Int32> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_unpacklo_epi32(unsafeBitCast(a, to: __m128i.self), unsafeBitCast(b, to: __m128i.self)),
            to: SIMD4<Int32>.self)
    #else
        SIMD4(a[0], b[0], a[1], b[1])
    #endif
}

/// `a2 b2 a3 b3` of the second halves.
@inline(__always)
func interleaveHigh(_ a: SIMD4<Int32>, _ b: SIMD4<Int32>) -> SIMD4<Int32> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_unpackhi_epi32(unsafeBitCast(a, to: __m128i.self), unsafeBitCast(b, to: __m128i.self)),
            to: SIMD4<Int32>.self)
    #else
        SIMD4(a[2], b[2], a[3], b[3])
    #endif
}

/// `a0 b0 a1 b1 …` of the first halves.
@inline(__always)
func interleaveLow(_ a: SIMD16<UInt8>, _ b: SIMD16<UInt8>) -> SIMD16<UInt8> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_unpacklo_epi8(unsafeBitCast(a, to: __m128i.self), unsafeBitCast(b, to: __m128i.self)),
            to: SIMD16<UInt8>.self)
    #else
        SIMD16(
            a[0], b[0], a[1], b[1], a[2], b[2], a[3], b[3], a[4], b[4], a[5], b[5], a[6], b[6], a[7], b[7])
    #endif
}

/// `a8 b8 a9 b9 …` of the second halves.
@inline(__always)
func interleaveHigh(_ a: SIMD16<UInt8>, _ b: SIMD16<UInt8>) -> SIMD16<UInt8> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_unpackhi_epi8(unsafeBitCast(a, to: __m128i.self), unsafeBitCast(b, to: __m128i.self)),
            to: SIMD16<UInt8>.self)
    #else
        SIMD16(
            a[8], b[8], a[9], b[9], a[10], b[10], a[11], b[11], a[12], b[12], a[13], b[13], a[14], b[14], a[15], b[15])
    #endif
}

/// Eight bytes as 16-bit lanes.
@inline(__always)
func loadWidened(_ pointer: UnsafePointer<UInt8>) -> SIMD8<Int16> {
    SIMD8<Int16>(truncatingIfNeeded: UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<UInt8>.self))
}

/// Unaligned load of a whole vector.
@inline(__always)
func load<Vector: BitwiseCopyable>(_ pointer: UnsafePointer<some BitwiseCopyable>, as type: Vector.Type) -> Vector {
    UnsafeRawPointer(pointer).loadUnaligned(as: type)
}

/// Unaligned store of a whole vector.
@inline(__always)
func store<Vector: BitwiseCopyable>(_ vector: Vector, _ pointer: UnsafeMutablePointer<some BitwiseCopyable>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: Vector.self)
}

/// The lesser of each pair of bytes.
@inline(__always)
func lesser(_ a: SIMD16<UInt8>, _ b: SIMD16<UInt8>) -> SIMD16<UInt8> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_min_epu8(unsafeBitCast(a, to: __m128i.self), unsafeBitCast(b, to: __m128i.self)),
            to: SIMD16<UInt8>.self)
    #else
        pointwiseMin(a, b)
    #endif
}

/// The sums of the first and of the last eight bytes.
@inline(__always)
func sumOfBytes(_ bytes: SIMD16<UInt8>) -> SIMD2<UInt64> {
    #if arch(x86_64)
        unsafeBitCast(
            _mm_sad_epu8(unsafeBitCast(bytes, to: __m128i.self), _mm_setzero_si128()), to: SIMD2<UInt64>.self)
    #else
        SIMD2(
            UInt64(SIMD8<UInt16>(truncatingIfNeeded: bytes.lowHalf).wrappedSum()),
            UInt64(SIMD8<UInt16>(truncatingIfNeeded: bytes.highHalf).wrappedSum()))
    #endif
}
