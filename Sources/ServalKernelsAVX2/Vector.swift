#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// The SIMD wrapper of AVX2: all that the shared kernels know of the instruction set.
    typealias Vector = SIMD8<Float>
    typealias IntegerVector = SIMD8<Int32>

    @inline(always) var width: Int { 8 }

    /// Vector registers.
    @inline(always) var registers: Int { 16 }

    @inline(always)
    func load(_ p: UnsafePointer<Float>) -> Vector { _mm256_loadu_ps(p) }

    @inline(always)
    func store(_ v: Vector, _ p: UnsafeMutablePointer<Float>) { _mm256_storeu_ps(p, v) }

    @inline(always)
    func lanesMask(_ count: Int) -> SIMD4<Int64> {
        let lanes = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
        let limit = SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: count))
        return _mm256_cmpgt_epi32(
            unsafeBitCast(limit, to: SIMD4<Int64>.self), unsafeBitCast(lanes, to: SIMD4<Int64>.self))
    }

    /// The first `count` lanes, 0 ... 8; the others are zero and are not read.
    @inline(always)
    func load(_ p: UnsafePointer<Float>, first count: Int) -> Vector { _mm256_maskload_ps(p, lanesMask(count)) }

    @inline(always)
    func store(_ v: Vector, _ p: UnsafeMutablePointer<Float>, first count: Int) {
        _mm256_maskstore_ps(p, lanesMask(count), v)
    }

    /// Value `lanes[i]` of the first `count` in lane i; no others are read.
    @inline(always)
    func load(_ p: UnsafePointer<Float>, first count: Int, to lanes: IntegerVector) -> Vector {
        _mm256_permutevar8x32_ps(load(p, first: count), unsafeBitCast(lanes, to: SIMD4<Int64>.self))
    }

    @inline(always)
    func broadcast(_ x: Float) -> Vector { Vector(repeating: x) }

    // The standard library computes these one lane after the other, and leaves it to the compiler to put the lanes together
    // again: kernels would take many times as long to compile.
    @inline(always)
    func + (_ a: Vector, _ b: Vector) -> Vector { _mm256_add_ps(a, b) }

    @inline(always)
    func - (_ a: Vector, _ b: Vector) -> Vector { _mm256_sub_ps(a, b) }

    @inline(always)
    func * (_ a: Vector, _ b: Vector) -> Vector { _mm256_mul_ps(a, b) }

    @inline(always)
    func / (_ a: Vector, _ b: Vector) -> Vector { _mm256_div_ps(a, b) }

    @inline(always)
    func += (_ a: inout Vector, _ b: Vector) { a = a + b }

    @inline(always)
    func /= (_ a: inout Vector, _ b: Vector) { a = a / b }

    /// The sum of all lanes: the upper half is added to the lower one, until one lane is left.
    @inline(always)
    func sumOfLanes(_ v: Vector) -> Float {
        let four = v.lowHalf + v.highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }

    /// a · b + c, rounded once.
    @inline(always)
    func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector { _mm256_fmadd_ps(a, b, c) }

    /// c − a · b, rounded once.
    @inline(always)
    func negatedMultiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector { _mm256_fnmadd_ps(a, b, c) }

    /// The smaller one; `b` if either is not a number.
    @inline(always)
    func minimum(_ a: Vector, _ b: Vector) -> Vector { _mm256_min_ps(a, b) }

    /// The larger one; `b` if either is not a number.
    @inline(always)
    func maximum(_ a: Vector, _ b: Vector) -> Vector { _mm256_max_ps(a, b) }

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
    func rounded(_ v: Vector) -> IntegerVector { unsafeBitCast(_mm256_cvtps_epi32(v), to: IntegerVector.self) }

    @inline(always)
    func float(_ v: IntegerVector) -> Vector { _mm256_cvtepi32_ps(unsafeBitCast(v, to: SIMD4<Int64>.self)) }
#endif
