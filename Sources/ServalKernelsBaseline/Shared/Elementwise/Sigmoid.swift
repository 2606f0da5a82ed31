/// Four vectors side by side. One value's chain of operations is longer than processors look ahead, and the compiler keeps the order of the
/// source: so each operation is written for four vectors before the next.
struct VectorQuad {
    var v0: Vector
    var v1: Vector
    var v2: Vector
    var v3: Vector

    @inline(always)
    init(_ v0: Vector, _ v1: Vector, _ v2: Vector, _ v3: Vector) {
        self.v0 = v0
        self.v1 = v1
        self.v2 = v2
        self.v3 = v3
    }

    @inline(always)
    init(_ p: UnsafePointer<Float>) {
        self.init(load(p), load(p + width), load(p + 2 &* width), load(p + 3 &* width))
    }

    @inline(always)
    func map(_ function: (Vector) -> Vector) -> VectorQuad {
        VectorQuad(function(v0), function(v1), function(v2), function(v3))
    }

    @inline(always)
    func map(with other: VectorQuad, _ function: (Vector, Vector) -> Vector) -> VectorQuad {
        VectorQuad(
            function(v0, other.v0), function(v1, other.v1), function(v2, other.v2), function(v3, other.v3))
    }

    @inline(always)
    func save(to p: UnsafeMutablePointer<Float>) {
        store(v0, p)
        store(v1, p + width)
        store(v2, p + 2 &* width)
        store(v3, p + 3 &* width)
    }
}

/// 1 / (1 + e^−x), operation by operation that of one vector.
@inline(always)
func sigmoid(_ x: VectorQuad) -> VectorQuad {
    let a = x.map { maximum(broadcast(-104), -magnitude($0)) }
    let whole = a.map { float(rounded($0 * broadcast(1.442_695_04))) }
    var r = a.map(with: whole) { negatedMultiplyAdd($1, broadcast(0.693_359_375), $0) }
    r = r.map(with: whole) { negatedMultiplyAdd($1, broadcast(-2.121_944_4e-4), $0) }
    var p = r.map { multiplyAdd(broadcast(1.987_569_15e-4), $0, broadcast(1.398_199_950_7e-3)) }
    p = p.map(with: r) { multiplyAdd($0, $1, broadcast(8.333_451_907_3e-3)) }
    p = p.map(with: r) { multiplyAdd($0, $1, broadcast(4.166_579_589_4e-2)) }
    p = p.map(with: r) { multiplyAdd($0, $1, broadcast(1.666_666_545_9e-1)) }
    p = p.map(with: r) { multiplyAdd($0, $1, broadcast(0.500_000_012_01)) }
    p = p.map(with: r) { multiplyAdd($0, $1 * $1, $1) }
    let power = whole.map { powerOfTwo(rounded($0) &+ 64) }
    let e = p.map(with: power) { ($0 + broadcast(1)) * $1 * broadcast(0x1p-64) }
    return x.map(with: e) { select($0, atLeast: broadcast(0), broadcast(1), $1) / ($1 + broadcast(1)) }
}
