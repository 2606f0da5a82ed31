/// A factor on the right-hand side of one of the seven products; for −T4 the result is subtracted by its sign.
enum StrassenFactor { case b11, b21, t2, t3, negatedT4, t1, b22 }

/// Up to 25 vectors of results: `rows` pixels × `vectors` of columns, in registers. `rows`, `vectors` and the factor are
/// literals wherever they appear.
struct TallStrassenTile {
    var c0: Vector, c1: Vector, c2: Vector, c3: Vector, c4: Vector
    var c5: Vector, c6: Vector, c7: Vector, c8: Vector, c9: Vector
    var c10: Vector, c11: Vector, c12: Vector, c13: Vector, c14: Vector
    var c15: Vector, c16: Vector, c17: Vector, c18: Vector, c19: Vector
    var c20: Vector, c21: Vector, c22: Vector, c23: Vector, c24: Vector

    /// All rows start from the same columns.
    @inline(always)
    init(_ vectors: Int, row p: UnsafePointer<Float>) {
        let even = load(p)
        let odd = vectors > 1 ? load(p + width) : even
        (c0, c1) = (even, odd)
        (c2, c3) = (even, odd)
        (c4, c5) = (even, odd)
        (c6, c7) = (even, odd)
        (c8, c9) = (even, odd)
        (c10, c11) = (even, odd)
        (c12, c13) = (even, odd)
        (c14, c15) = (even, odd)
        (c16, c17) = (even, odd)
        (c18, c19) = (even, odd)
        (c20, c21) = (even, odd)
        (c22, c23) = (even, odd)
        c24 = even
    }

    /// Adds the product of `rows` pixels with one factor made from `blocks` × 16 rows of the weights.
    ///
    /// - Parameters:
    ///   - a: the left-hand factor: 16 channels of each pixel, then the next 16 of each.
    ///   - pitch: floats from 16 channels to the next 16.
    ///   - weights: the first column of B11.
    ///   - quarter: floats from B11 to B12, from there to B21, from there to B22.
    ///   - ahead: weights that are read later and fetched into the second-level cache; a literal nil for none.
    ///   - pace: floats of them for each row of the factor.
    ///   - kept: where the factor is stored, in rows of 16 columns; a literal nil for nowhere.
    @inline(always)
    mutating func multiply(
        _ rows: Int, _ vectors: Int, _ a: UnsafePointer<Float>, pitch: Int, _ factor: StrassenFactor,
        _ weights: UnsafePointer<Float>, quarter: Int, blocks: Int, ahead: UnsafePointer<Float>? = nil,
        pace: Int = 16, kept: UnsafeMutablePointer<Float>? = nil
    ) {
        var (a, w) = (a, weights)
        var row = 0
        var coming = 0
        for _ in 0..<blocks {
            for _ in 0..<16 {
                if let ahead {
                    prefetch(ahead + coming)
                    coming &+= pace
                }
                let even = column(factor, w, quarter)
                let odd = vectors > 1 ? column(factor, w + width, quarter) : even
                if let kept {
                    store(even, kept + row)
                    if vectors > 1 { store(odd, kept + (row &+ width)) }
                    row &+= 16
                }
                add(a, 0, vectors, even, odd, &c0)
                if rows &* vectors > 1 { add(a, 1, vectors, even, odd, &c1) }
                if rows &* vectors > 2 { add(a, 2, vectors, even, odd, &c2) }
                if rows &* vectors > 3 { add(a, 3, vectors, even, odd, &c3) }
                if rows &* vectors > 4 { add(a, 4, vectors, even, odd, &c4) }
                if rows &* vectors > 5 { add(a, 5, vectors, even, odd, &c5) }
                if rows &* vectors > 6 { add(a, 6, vectors, even, odd, &c6) }
                if rows &* vectors > 7 { add(a, 7, vectors, even, odd, &c7) }
                if rows &* vectors > 8 { add(a, 8, vectors, even, odd, &c8) }
                if rows &* vectors > 9 { add(a, 9, vectors, even, odd, &c9) }
                if rows &* vectors > 10 { add(a, 10, vectors, even, odd, &c10) }
                if rows &* vectors > 11 { add(a, 11, vectors, even, odd, &c11) }
                if rows &* vectors > 12 { add(a, 12, vectors, even, odd, &c12) }
                if rows &* vectors > 13 { add(a, 13, vectors, even, odd, &c13) }
                if rows &* vectors > 14 { add(a, 14, vectors, even, odd, &c14) }
                if rows &* vectors > 15 { add(a, 15, vectors, even, odd, &c15) }
                if rows &* vectors > 16 { add(a, 16, vectors, even, odd, &c16) }
                if rows &* vectors > 17 { add(a, 17, vectors, even, odd, &c17) }
                if rows &* vectors > 18 { add(a, 18, vectors, even, odd, &c18) }
                if rows &* vectors > 19 { add(a, 19, vectors, even, odd, &c19) }
                if rows &* vectors > 20 { add(a, 20, vectors, even, odd, &c20) }
                if rows &* vectors > 21 { add(a, 21, vectors, even, odd, &c21) }
                if rows &* vectors > 22 { add(a, 22, vectors, even, odd, &c22) }
                if rows &* vectors > 23 { add(a, 23, vectors, even, odd, &c23) }
                if rows &* vectors > 24 { add(a, 24, vectors, even, odd, &c24) }
                a += 1
                w += 16
            }
            a += pitch &- 16
        }
    }

    @inline(always)
    private func add(
        _ a: UnsafePointer<Float>, _ index: Int, _ vectors: Int, _ even: Vector, _ odd: Vector, _ c: inout Vector
    ) {
        c = multiplyAdd(broadcast(a[index / vectors &* 16]), index % vectors == 0 ? even : odd, c)
    }

    @inline(always)
    private func column(_ factor: StrassenFactor, _ w: UnsafePointer<Float>, _ quarter: Int) -> Vector {
        switch factor {
        case .b11: load(w)
        case .b21: load(w + 2 &* quarter)
        case .t2: load(w + 3 &* quarter) - load(w + quarter) + load(w)
        case .t3: load(w + 3 &* quarter) - load(w + quarter)
        case .negatedT4: load(w + 2 &* quarter) - (load(w + 3 &* quarter) - load(w + quarter) + load(w))
        case .t1: load(w + quarter) - load(w)
        case .b22: load(w + 3 &* quarter)
        }
    }

    static var vectorCount: Int { 25 }

    @inline(always)
    mutating func save(_ rows: Int, _ vectors: Int, _ p: UnsafeMutablePointer<Float>) {
        forEach(rows, vectors) { v, row, column in store(v, p + (row &* vectors &* width &+ column)) }
    }

    @inline(always)
    mutating func restore(_ rows: Int, _ vectors: Int, _ p: UnsafeMutablePointer<Float>) {
        forEach(rows, vectors) { v, row, column in v = load(p + (row &* vectors &* width &+ column)) }
    }

    /// Calls `body` for each vector with its pixel and its first column.
    @inline(always)
    mutating func forEach(_ rows: Int, _ vectors: Int, _ body: (_ v: inout Vector, _ row: Int, _ column: Int) -> Void) {
        body(&c0, 0, 0)
        if rows &* vectors > 1 { body(&c1, 1 / vectors, 1 % vectors &* width) }
        if rows &* vectors > 2 { body(&c2, 2 / vectors, 2 % vectors &* width) }
        if rows &* vectors > 3 { body(&c3, 3 / vectors, 3 % vectors &* width) }
        if rows &* vectors > 4 { body(&c4, 4 / vectors, 4 % vectors &* width) }
        if rows &* vectors > 5 { body(&c5, 5 / vectors, 5 % vectors &* width) }
        if rows &* vectors > 6 { body(&c6, 6 / vectors, 6 % vectors &* width) }
        if rows &* vectors > 7 { body(&c7, 7 / vectors, 7 % vectors &* width) }
        if rows &* vectors > 8 { body(&c8, 8 / vectors, 8 % vectors &* width) }
        if rows &* vectors > 9 { body(&c9, 9 / vectors, 9 % vectors &* width) }
        if rows &* vectors > 10 { body(&c10, 10 / vectors, 10 % vectors &* width) }
        if rows &* vectors > 11 { body(&c11, 11 / vectors, 11 % vectors &* width) }
        if rows &* vectors > 12 { body(&c12, 12 / vectors, 12 % vectors &* width) }
        if rows &* vectors > 13 { body(&c13, 13 / vectors, 13 % vectors &* width) }
        if rows &* vectors > 14 { body(&c14, 14 / vectors, 14 % vectors &* width) }
        if rows &* vectors > 15 { body(&c15, 15 / vectors, 15 % vectors &* width) }
        if rows &* vectors > 16 { body(&c16, 16 / vectors, 16 % vectors &* width) }
        if rows &* vectors > 17 { body(&c17, 17 / vectors, 17 % vectors &* width) }
        if rows &* vectors > 18 { body(&c18, 18 / vectors, 18 % vectors &* width) }
        if rows &* vectors > 19 { body(&c19, 19 / vectors, 19 % vectors &* width) }
        if rows &* vectors > 20 { body(&c20, 20 / vectors, 20 % vectors &* width) }
        if rows &* vectors > 21 { body(&c21, 21 / vectors, 21 % vectors &* width) }
        if rows &* vectors > 22 { body(&c22, 22 / vectors, 22 % vectors &* width) }
        if rows &* vectors > 23 { body(&c23, 23 / vectors, 23 % vectors &* width) }
        if rows &* vectors > 24 { body(&c24, 24 / vectors, 24 % vectors &* width) }
    }
}
