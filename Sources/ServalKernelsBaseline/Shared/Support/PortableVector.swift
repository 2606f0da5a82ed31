#if !arch(x86_64)
    /// The SIMD wrapper of other processors, such as NEON on arm64 and SIMD128 on WebAssembly.
    typealias Vector = SIMD4<Float>
    typealias IntegerVector = SIMD4<Int32>

    @inline(always) var width: Int { 4 }

    /// Vector registers that the tiles are made for: arm64 has 32, WebAssembly's engines 16.
    @inline(always) var registers: Int { 16 }

    @inline(always)
    func load(_ p: UnsafePointer<Float>) -> Vector { UnsafeRawPointer(p).loadUnaligned(as: Vector.self) }

    @inline(always)
    func store(_ v: Vector, _ p: UnsafeMutablePointer<Float>) {
        UnsafeMutableRawPointer(p).storeBytes(of: v, as: Vector.self)
    }

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

    /// The sum of all lanes: the upper half is added to the lower one, until one lane is left.
    @inline(always)
    func sumOfLanes(_ v: Vector) -> Float {
        let two = v.lowHalf + v.highHalf
        return two.x + two.y
    }

    /// a · b + c: fused on arm64; WebAssembly has no fused multiply-add.
    @inline(always)
    func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
        #if arch(arm64)
            c.addingProduct(a, b)
        #else
            a * b + c
        #endif
    }

    /// c − a · b
    @inline(always)
    func negatedMultiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
        #if arch(arm64)
            c.addingProduct(-a, b)
        #else
            c - a * b
        #endif
    }

    /// The smaller one; `b` if either is not a number.
    @inline(always)
    func minimum(_ a: Vector, _ b: Vector) -> Vector { b.replacing(with: a, where: a .< b) }

    /// The larger one; `b` if either is not a number.
    @inline(always)
    func maximum(_ a: Vector, _ b: Vector) -> Vector { b.replacing(with: a, where: a .> b) }

    /// `yes` where a ≥ b, else `no`.
    @inline(always)
    func select(_ a: Vector, atLeast b: Vector, _ yes: Vector, _ no: Vector) -> Vector {
        yes.replacing(with: no, where: .!(a .>= b))
    }

    @inline(always)
    func bits(_ v: Vector) -> IntegerVector { unsafeBitCast(v, to: IntegerVector.self) }

    @inline(always)
    func float(bits v: IntegerVector) -> Vector { unsafeBitCast(v, to: Vector.self) }

    /// To the nearest integer, ties to even, for values that fit in 24 bits and NaN.
    @inline(always)
    func rounded(_ v: Vector) -> IntegerVector {
        let limited = minimum(broadcast(8_388_608), maximum(broadcast(-8_388_608), v))
        let finite = limited.replacing(with: 0, where: limited .!= limited)
        return IntegerVector(truncatingIfNeeded: SIMD4<Int32>(finite.rounded(.toNearestOrEven)))
    }

    @inline(always)
    func float(_ v: IntegerVector) -> Vector { Vector(v) }
#endif
