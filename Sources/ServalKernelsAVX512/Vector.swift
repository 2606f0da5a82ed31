#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// The SIMD wrapper of AVX-512: all that the shared kernels know of the instruction set.
    typealias Vector = SIMD16<Float>
    typealias IntegerVector = SIMD16<Int32>

    @inline(always) var width: Int { 16 }

    /// Vector registers.
    @inline(always) var registers: Int { 32 }

    @inline(always)
    func load(_ p: UnsafePointer<Float>) -> Vector { _mm512_loadu_ps(p) }

    @inline(always)
    func store(_ v: Vector, _ p: UnsafeMutablePointer<Float>) { _mm512_storeu_ps(p, v) }

    @inline(always)
    func lanesMask(_ count: Int) -> UInt16 { UInt16(truncatingIfNeeded: (1 &<< count) &- 1) }

    /// The first `count` lanes, 0 ... 16; the others are zero and are not read.
    @inline(always)
    func load(_ p: UnsafePointer<Float>, first count: Int) -> Vector { _mm512_maskz_loadu_ps(lanesMask(count), p) }

    @inline(always)
    func store(_ v: Vector, _ p: UnsafeMutablePointer<Float>, first count: Int) {
        _mm512_mask_storeu_ps(p, lanesMask(count), v)
    }

    /// Value `lanes[i]` of the first `count` in lane i; no others are read.
    @inline(always)
    func load(_ p: UnsafePointer<Float>, first count: Int, to lanes: IntegerVector) -> Vector {
        _mm512_permutexvar_ps(unsafeBitCast(lanes, to: SIMD8<Int64>.self), load(p, first: count))
    }

    @inline(always)
    func broadcast(_ x: Float) -> Vector { Vector(repeating: x) }

    // The standard library computes these one lane after the other, and leaves it to the compiler to put the lanes together
    // again: kernels would take many times as long to compile.
    @inline(always)
    func + (_ a: Vector, _ b: Vector) -> Vector { _mm512_add_ps(a, b) }

    @inline(always)
    func - (_ a: Vector, _ b: Vector) -> Vector { _mm512_sub_ps(a, b) }

    @inline(always)
    func * (_ a: Vector, _ b: Vector) -> Vector { _mm512_mul_ps(a, b) }

    @inline(always)
    func / (_ a: Vector, _ b: Vector) -> Vector { _mm512_div_ps(a, b) }

    @inline(always)
    func += (_ a: inout Vector, _ b: Vector) { a = a + b }

    @inline(always)
    func /= (_ a: inout Vector, _ b: Vector) { a = a / b }

    /// The sum of all lanes: the upper half is added to the lower one, until one lane is left.
    @inline(always)
    func sumOfLanes(_ v: Vector) -> Float {
        let eight = v.lowHalf + v.highHalf
        let four = eight.lowHalf + eight.highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }

    /// a · b + c, rounded once.
    @inline(always)
    func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector { _mm512_fmadd_ps(a, b, c) }

    /// c − a · b, rounded once.
    @inline(always)
    func negatedMultiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector { _mm512_fnmadd_ps(a, b, c) }

    /// The smaller one; `b` if either is not a number.
    @inline(always)
    func minimum(_ a: Vector, _ b: Vector) -> Vector { _mm512_min_ps(a, b) }

    /// The larger one; `b` if either is not a number.
    @inline(always)
    func maximum(_ a: Vector, _ b: Vector) -> Vector { _mm512_max_ps(a, b) }

    /// `yes` where a ≥ b, else `no`.
    @inline(always)
    func select(_ a: Vector, atLeast b: Vector, _ yes: Vector, _ no: Vector) -> Vector {
        yes.replacing(with: no, where: .!(a .>= b))
    }

    @inline(always)
    func bits(_ v: Vector) -> IntegerVector { unsafeBitCast(v, to: IntegerVector.self) }

    @inline(always)
    func float(bits v: IntegerVector) -> Vector { unsafeBitCast(v, to: Vector.self) }

    /// To the nearest integer, ties to even.
    @inline(always)
    func rounded(_ v: Vector) -> IntegerVector { unsafeBitCast(_mm512_cvtps_epi32(v), to: IntegerVector.self) }

    @inline(always)
    func float(_ v: IntegerVector) -> Vector { _mm512_cvtepi32_ps(unsafeBitCast(v, to: SIMD8<Int64>.self)) }
#endif
