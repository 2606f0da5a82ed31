/// Up to 21 vectors of results, `rows` pixels × `vectors` of columns, in registers. `rows` and `vectors` are literals
/// wherever they appear.
struct StrassenTile {
    var c0: Vector, c1: Vector, c2: Vector, c3: Vector, c4: Vector, c5: Vector, c6: Vector
    var c7: Vector, c8: Vector, c9: Vector, c10: Vector, c11: Vector, c12: Vector, c13: Vector
    var c14: Vector, c15: Vector, c16: Vector, c17: Vector, c18: Vector, c19: Vector, c20: Vector

    /// All rows start from the same columns.
    @inline(always)
    init(_ vectors: Int, row p: UnsafePointer<Float>) {
        let v0 = load(p)
        let v1 = vectors > 1 ? load(p + width) : v0
        let v2 = vectors > 2 ? load(p + 2 &* width) : v0
        (c0, c1, c2, c3, c4, c5, c6) = (v0, v0, v0, v0, v0, v0, v0)
        (c7, c8, c9, c10, c11, c12, c13) = (v0, v0, v0, v0, v0, v0, v0)
        (c14, c15, c16, c17, c18, c19, c20) = (v0, v0, v0, v0, v0, v0, v0)
        forEach(21 / vectors, vectors) { v, _, column in v = column == 0 ? v0 : column == width ? v1 : v2 }
    }

    /// Adds the product of `rows` pixels with `k` rows of weights.
    ///
    /// - Parameters:
    ///   - k: a multiple of 8.
    ///   - ahead: floats from a row of weights to those that are fetched into the second-level cache meanwhile.
    ///   - sums: a seventh of the next block's, whose stores run beside the multiplications.
    ///   - makesSums: a literal; false leaves the sums alone.
    @inline(always)
    mutating func multiply(
        _ rows: Int, _ vectors: Int, _ a: UnsafePointer<Float>, stride s: Int, _ weights: UnsafePointer<Float>, k: Int,
        ahead: Int, sums: inout StrassenSums, makesSums: Bool
    ) {
        var (a, w) = (a, weights)
        if makesSums {
            let pace = vectors == 1 ? 8 : 16
            for _ in 0..<k / pace {
                multiply(rows, vectors, &a, stride: s, &w, count: pace, ahead: ahead)
                sums.makeNext()
            }
            if pace == 16 && k % 16 != 0 { multiply(rows, vectors, &a, stride: s, &w, count: 8, ahead: ahead) }
            sums.finishRows()
        } else {
            multiply(rows, vectors, &a, stride: s, &w, count: k, ahead: ahead)
        }
    }

    @inline(always)
    private mutating func multiply(
        _ rows: Int, _ vectors: Int, _ a: inout UnsafePointer<Float>, stride s: Int, _ w: inout UnsafePointer<Float>,
        count: Int, ahead: Int
    ) {
        for _ in 0..<count {
            prefetch(w + ahead)
            if vectors &* width > 16 { prefetch(w + (ahead &+ 16)) }
            if vectors &* width > 32 { prefetch(w + (ahead &+ 32)) }
            let w0 = load(w)
            let w1 = vectors > 1 ? load(w + width) : w0
            let w2 = vectors > 2 ? load(w + 2 &* width) : w0
            forEach(rows, vectors) { v, row, column in
                v = multiplyAdd(broadcast(a[row &* s]), column == 0 ? w0 : column == width ? w1 : w2, v)
            }
            a += 1
            w += vectors &* width
        }
    }

    static var vectorCount: Int { 21 }

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
    }
}
