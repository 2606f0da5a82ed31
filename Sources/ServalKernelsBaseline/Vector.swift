#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// The SIMD wrapper of SSE2: all that the shared kernels know of the instruction set.
    typealias Vector = SIMD4<Float>
    typealias IntegerVector = SIMD4<Int32>

    @inline(always) var width: Int { 4 }

    /// Vector registers.
    @inline(always) var registers: Int { 16 }

    @inline(always)
    func load(_ p: UnsafePointer<Float>) -> Vector { _mm_loadu_ps(p) }

    @inline(always)
    func store(_ v: Vector, _ p: UnsafeMutablePointer<Float>) { _mm_storeu_ps(p, v) }

    /// The first `count` lanes, 0 ... 4; the others are zero and are not read.
    @inline(always)
    func load(_ p: UnsafePointer<Float>, first count: Int) -> Vector {
        var v = Vector(repeating: 0)
        if count > 0 { v.x = p[0] }
        if count > 1 { v.y = p[1] }
        if count > 2 { v.z = p[2] }
        if count > 3 { v.w = p[3] }
        return v
    }

    @inline(always)
    func store(_ v: Vector, _ p: UnsafeMutablePointer<Float>, first count: Int) {
        if count > 0 { p[0] = v.x }
        if count > 1 { p[1] = v.y }
        if count > 2 { p[2] = v.z }
        if count > 3 { p[3] = v.w }
    }

    /// Value `lanes[i]` of the first `count`, which are one or two, in lane i; no others are read.
    @inline(always)
    func load(_ p: UnsafePointer<Float>, first count: Int, to lanes: IntegerVector) -> Vector {
        // The standard library chooses between lanes one after the other.
        let (first, last) = (bits(broadcast(p[0])), bits(broadcast(p[count &- 1])))
        return float(bits: first ^ (first ^ last) & (0 &- lanes))
    }

    @inline(always)
    func broadcast(_ x: Float) -> Vector { Vector(repeating: x) }

    // The standard library computes these one lane after the other, and leaves it to the compiler to put the lanes together
    // again: kernels would take many times as long to compile.
    @inline(always)
    func + (_ a: Vector, _ b: Vector) -> Vector { _mm_add_ps(a, b) }

    @inline(always)
    func - (_ a: Vector, _ b: Vector) -> Vector { _mm_sub_ps(a, b) }

    @inline(always)
    func * (_ a: Vector, _ b: Vector) -> Vector { _mm_mul_ps(a, b) }

    @inline(always)
    func / (_ a: Vector, _ b: Vector) -> Vector { _mm_div_ps(a, b) }

    @inline(always)
    func += (_ a: inout Vector, _ b: Vector) { a = a + b }

    @inline(always)
    func /= (_ a: inout Vector, _ b: Vector) { a = a / b }

    /// The sum of all lanes: the upper half is added to the lower one, until one lane is left.
    @inline(always)
    func sumOfLanes(_ v: Vector) -> Float {
        let two = v.lowHalf + v.highHalf
        return two.x + two.y
    }

    /// a · b + c, rounded twice: SSE2 has no fused multiply-add.
    @inline(always)
    func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector { a * b + c }

    /// c − a · b, rounded twice.
    @inline(always)
    func negatedMultiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector { c - a * b }

    /// The smaller one; `b` if either is not a number.
    @inline(always)
    func minimum(_ a: Vector, _ b: Vector) -> Vector { _mm_min_ps(a, b) }

    /// The larger one; `b` if either is not a number.
    @inline(always)
    func maximum(_ a: Vector, _ b: Vector) -> Vector { _mm_max_ps(a, b) }

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
    func rounded(_ v: Vector) -> IntegerVector { unsafeBitCast(_mm_cvtps_epi32(v), to: IntegerVector.self) }

    @inline(always)
    func float(_ v: IntegerVector) -> Vector { _mm_cvtepi32_ps(unsafeBitCast(v, to: SIMD2<Int64>.self)) }
#endif
