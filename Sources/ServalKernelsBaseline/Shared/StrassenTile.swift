/// Up to seven pixels × three vectors of columns, in registers. `rows` and `vectors` are literals wherever they appear.
struct StrassenTile {
    var c00: Vector, c01: Vector, c02: Vector
    var c10: Vector, c11: Vector, c12: Vector
    var c20: Vector, c21: Vector, c22: Vector
    var c30: Vector, c31: Vector, c32: Vector
    var c40: Vector, c41: Vector, c42: Vector
    var c50: Vector, c51: Vector, c52: Vector
    var c60: Vector, c61: Vector, c62: Vector

    /// All rows start from the same columns.
    @inline(always)
    init(_ vectors: Int, row p: UnsafePointer<Float>) {
        c00 = load(p)
        c01 = vectors > 1 ? load(p + width) : c00
        c02 = vectors > 2 ? load(p + 2 &* width) : c00
        (c10, c11, c12) = (c00, c01, c02)
        (c20, c21, c22) = (c00, c01, c02)
        (c30, c31, c32) = (c00, c01, c02)
        (c40, c41, c42) = (c00, c01, c02)
        (c50, c51, c52) = (c00, c01, c02)
        (c60, c61, c62) = (c00, c01, c02)
    }

    /// Adds the product of `rows` pixels with `k` rows of weights.
    ///
    /// - Parameter ahead: floats from a row of weights to those that are fetched into the second-level cache meanwhile.
    @inline(always)
    mutating func multiply(
        _ rows: Int, _ vectors: Int, _ a: UnsafePointer<Float>, stride s: Int, _ weights: UnsafePointer<Float>, k: Int,
        ahead: Int
    ) {
        var w = weights
        for i in 0..<k {
            prefetch(w + ahead)
            if vectors &* width > 16 { prefetch(w + (ahead &+ 16)) }
            if vectors &* width > 32 { prefetch(w + (ahead &+ 32)) }
            let w0 = load(w)
            let w1 = vectors > 1 ? load(w + width) : w0
            let w2 = vectors > 2 ? load(w + 2 &* width) : w0
            add(vectors, a + i, w0, w1, w2, &c00, &c01, &c02)
            if rows > 1 { add(vectors, a + s + i, w0, w1, w2, &c10, &c11, &c12) }
            if rows > 2 { add(vectors, a + 2 &* s + i, w0, w1, w2, &c20, &c21, &c22) }
            if rows > 3 { add(vectors, a + 3 &* s + i, w0, w1, w2, &c30, &c31, &c32) }
            if rows > 4 { add(vectors, a + 4 &* s + i, w0, w1, w2, &c40, &c41, &c42) }
            if rows > 5 { add(vectors, a + 5 &* s + i, w0, w1, w2, &c50, &c51, &c52) }
            if rows > 6 { add(vectors, a + 6 &* s + i, w0, w1, w2, &c60, &c61, &c62) }
            w += vectors &* width
        }
    }

    @inline(always)
    private func add(
        _ vectors: Int, _ a: UnsafePointer<Float>, _ w0: Vector, _ w1: Vector, _ w2: Vector,
        _ c0: inout Vector, _ c1: inout Vector, _ c2: inout Vector
    ) {
        let x = broadcast(a[0])
        c0 = multiplyAdd(x, w0, c0)
        if vectors > 1 { c1 = multiplyAdd(x, w1, c1) }
        if vectors > 2 { c2 = multiplyAdd(x, w2, c2) }
    }

    static var vectorCount: Int { 21 }

    /// Where a vector lies in a saved tile.
    @inline(always)
    static func offset(_ row: Int, _ column: Int) -> Int { row &* 3 &* width &+ column }

    @inline(always)
    mutating func save(_ rows: Int, _ vectors: Int, _ p: UnsafeMutablePointer<Float>) {
        forEach(rows, vectors) { v, row, column in store(v, p + StrassenTile.offset(row, column)) }
    }

    @inline(always)
    mutating func restore(_ rows: Int, _ vectors: Int, _ p: UnsafeMutablePointer<Float>) {
        forEach(rows, vectors) { v, row, column in v = load(p + StrassenTile.offset(row, column)) }
    }

    /// Calls `body` for each vector with its pixel and its first column.
    @inline(always)
    mutating func forEach(_ rows: Int, _ vectors: Int, _ body: (_ v: inout Vector, _ row: Int, _ column: Int) -> Void) {
        body(&c00, 0, 0)
        if vectors > 1 { body(&c01, 0, width) }
        if vectors > 2 { body(&c02, 0, 2 &* width) }
        if rows > 1 {
            body(&c10, 1, 0)
            if vectors > 1 { body(&c11, 1, width) }
            if vectors > 2 { body(&c12, 1, 2 &* width) }
        }
        if rows > 2 {
            body(&c20, 2, 0)
            if vectors > 1 { body(&c21, 2, width) }
            if vectors > 2 { body(&c22, 2, 2 &* width) }
        }
        if rows > 3 {
            body(&c30, 3, 0)
            if vectors > 1 { body(&c31, 3, width) }
            if vectors > 2 { body(&c32, 3, 2 &* width) }
        }
        if rows > 4 {
            body(&c40, 4, 0)
            if vectors > 1 { body(&c41, 4, width) }
            if vectors > 2 { body(&c42, 4, 2 &* width) }
        }
        if rows > 5 {
            body(&c50, 5, 0)
            if vectors > 1 { body(&c51, 5, width) }
            if vectors > 2 { body(&c52, 5, 2 &* width) }
        }
        if rows > 6 {
            body(&c60, 6, 0)
            if vectors > 1 { body(&c61, 6, width) }
            if vectors > 2 { body(&c62, 6, 2 &* width) }
        }
    }
}
