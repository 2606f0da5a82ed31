/// A block of sums that the compiler keeps in registers: `rows` pixels × `vectors` of neighbouring columns.
///
/// `rows` and `vectors` are literals at every use. Loops over them are then unrolled, which takes `-unroll-threshold` in
/// Package.swift, and no sum is left in memory.
struct RegisterTile {
    let rows: Int
    let vectors: Int
    let sums: UnsafeMutablePointer<Vector>

    /// Calls `body` with a tile whose sums are not yet set. A tile has at most 28 vectors.
    @inline(always)
    static func with(_ rows: Int, _ vectors: Int, _ body: (RegisterTile) -> Void) {
        let v = broadcast(0)
        var room = (v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v)
        withUnsafeMutablePointer(to: &room) { room in
            let sums = UnsafeMutableRawPointer(room).assumingMemoryBound(to: Vector.self)
            body(RegisterTile(rows: rows, vectors: vectors, sums: sums))
        }
    }

    /// Calls `body` for each sum with its pixel and its first column.
    @inline(always)
    func forEach(_ body: (_ sum: inout Vector, _ row: Int, _ column: Int) -> Void) {
        var row = 0
        while row < rows {
            var vector = 0
            while vector < vectors {
                body(&sums[row &* vectors &+ vector], row, vector &* width)
                vector &+= 1
            }
            row &+= 1
        }
    }

    /// Sets the sums of every pixel to the same columns.
    @inline(always)
    func start(from columns: UnsafePointer<Float>) {
        forEach { sum, _, column in sum = load(columns + column) }
    }

    /// Adds input value `k` of each pixel times a row of weights.
    ///
    /// - Parameter stride: floats from one pixel to the next.
    @inline(always)
    func add(_ input: UnsafePointer<Float>, _ k: Int = 0, stride: Int, _ weights: WeightRow) {
        add(input, input, at: rows, k, stride: stride, weights)
    }

    /// The same, of pixels in two places.
    ///
    /// - Parameter at: pixels in the first place, a literal.
    @inline(always)
    func add(
        _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, at split: Int, _ k: Int = 0, stride: Int,
        _ weights: WeightRow
    ) {
        var row = 0
        while row < rows {
            let input = row < split ? first + row &* stride : second + (row &- split) &* stride
            let x = broadcast(input[k])
            var vector = 0
            while vector < vectors {
                let at = row &* vectors &+ vector
                sums[at] = multiplyAdd(x, weights[vector], sums[at])
                vector &+= 1
            }
            row &+= 1
        }
    }

    /// Stores the sums of one pixel after the other.
    @inline(always)
    func save(to p: UnsafeMutablePointer<Float>) {
        forEach { sum, row, column in store(sum, p + (row &* vectors &* width &+ column)) }
    }

    /// Loads what `save` has stored.
    @inline(always)
    func restore(from p: UnsafePointer<Float>) {
        forEach { sum, row, column in sum = load(p + (row &* vectors &* width &+ column)) }
    }
}

/// The weights of one k for the columns of a tile: one to four vectors.
struct WeightRow {
    private let w0: Vector
    private let w1: Vector
    private let w2: Vector
    private let w3: Vector

    /// - Parameter vectors: a literal.
    @inline(always)
    init(_ vectors: Int, _ p: UnsafePointer<Float>) {
        w0 = load(p)
        w1 = vectors > 1 ? load(p + width) : w0
        w2 = vectors > 2 ? load(p + 2 &* width) : w0
        w3 = vectors > 3 ? load(p + 3 &* width) : w0
    }

    /// Of one or two vectors.
    @inline(always)
    init(_ first: Vector, _ second: Vector) {
        (w0, w1, w2, w3) = (first, second, first, second)
    }

    @inline(always)
    subscript(_ vector: Int) -> Vector { vector == 0 ? w0 : vector == 1 ? w1 : vector == 2 ? w2 : w3 }
}
