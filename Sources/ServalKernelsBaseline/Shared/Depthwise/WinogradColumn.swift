/// What the four input rows under a pair of output rows give in one column: the input side of F(2, 3).
struct WinogradSums {
    var s0: Vector
    var s1: Vector
    var s2: Vector
    var s3: Vector

    /// Those of padding.
    @inline(always)
    init() {
        (s0, s1, s2, s3) = (broadcast(0), broadcast(0), broadcast(0), broadcast(0))
    }

    @inline(always)
    init(_ d0: Vector, _ d1: Vector, _ d2: Vector, _ d3: Vector) {
        s0 = d0 - d2
        s1 = d1 + d2
        s2 = d2 - d1
        s3 = d1 - d3
    }
}

/// Bias and the four factors of each column of a window, a vector of channels wide.
struct WinogradFactors {
    var bias: Vector
    var l0: Vector, l1: Vector, l2: Vector, l3: Vector
    var m0: Vector, m1: Vector, m2: Vector, m3: Vector
    var r0: Vector, r1: Vector, r2: Vector, r3: Vector

    @inline(always)
    init(_ p: UnsafePointer<Float>) {
        bias = load(p)
        (l0, l1, l2, l3) = (load(p + 16), load(p + 32), load(p + 48), load(p + 64))
        (m0, m1, m2, m3) = (load(p + 80), load(p + 96), load(p + 112), load(p + 128))
        (r0, r1, r2, r3) = (load(p + 144), load(p + 160), load(p + 176), load(p + 192))
    }
}

/// The four products of an output column, summed over the columns of its window.
struct WinogradProducts {
    var m0: Vector
    var m1: Vector
    var m2: Vector
    var m3: Vector

    /// Those of the left column of the window.
    @inline(always)
    init(_ s: WinogradSums, _ f: WinogradFactors) {
        m0 = s.s0 * f.l0
        m1 = multiplyAdd(s.s1, f.l1, f.bias)
        m2 = s.s2 * f.l2
        m3 = s.s3 * f.l3
    }

    @inline(always)
    mutating func addMiddle(_ s: WinogradSums, _ f: WinogradFactors) {
        m0 = multiplyAdd(s.s0, f.m0, m0)
        m1 = multiplyAdd(s.s1, f.m1, m1)
        m2 = multiplyAdd(s.s2, f.m2, m2)
        m3 = multiplyAdd(s.s3, f.m3, m3)
    }

    @inline(always)
    mutating func addRight(_ s: WinogradSums, _ f: WinogradFactors) {
        m0 = multiplyAdd(s.s0, f.r0, m0)
        m1 = multiplyAdd(s.s1, f.r1, m1)
        m2 = multiplyAdd(s.s2, f.r2, m2)
        m3 = multiplyAdd(s.s3, f.r3, m3)
    }
}
