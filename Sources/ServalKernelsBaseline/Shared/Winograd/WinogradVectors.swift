import ServalKernelInterface

/// The points of F(4, 3): those of `WinogradPoints`, here as literals, since the compiler inlines nothing of another module.
@inline(always) private var a: Float { 0.625 }
@inline(always) private var b: Float { 1.5 }

/// The numbers of one row or column of a tile, for a vector of channels: six, or of F(2, 3) the first four.
struct WinogradVectors {
    private let v0, v1, v2, v3, v4, v5: Vector

    @inline(always)
    private init(_ v0: Vector, _ v1: Vector, _ v2: Vector, _ v3: Vector, _ v4: Vector, _ v5: Vector) {
        (self.v0, self.v1, self.v2, self.v3, self.v4, self.v5) = (v0, v1, v2, v3, v4, v5)
    }

    /// - Parameter tileSize: a literal, as everywhere here.
    @inline(always)
    init(_ tileSize: Int, _ value: (Int) -> Vector) {
        (v0, v1, v2, v3) = (value(0), value(1), value(2), value(3))
        (v4, v5) = tileSize == 4 ? (value(4), value(5)) : (v3, v3)
    }

    @inline(always)
    subscript(_ index: Int) -> Vector {
        switch index {
        case 0: v0
        case 1: v1
        case 2: v2
        case 3: v3
        case 4: v4
        default: v5
        }
    }

    /// The transform of the input, Bᵀ d.
    @inline(always)
    func transformedInput(_ tileSize: Int) -> WinogradVectors {
        if tileSize == 2 { return WinogradVectors(v0 - v2, v1 + v2, v2 - v1, v1 - v3, v3, v3) }
        let (squareA, squareB) = (broadcast(a * a), broadcast(b * b))
        let (sum, product) = (broadcast(a * a + b * b), broadcast(a * a * b * b))
        let oddA = negatedMultiplyAdd(squareB, v1, v3)
        let evenA = negatedMultiplyAdd(squareB, v2, v4)
        let oddB = negatedMultiplyAdd(squareA, v1, v3)
        let evenB = negatedMultiplyAdd(squareA, v2, v4)
        return WinogradVectors(
            multiplyAdd(product, v0, negatedMultiplyAdd(sum, v2, v4)),
            multiplyAdd(broadcast(a), oddA, evenA), negatedMultiplyAdd(broadcast(a), oddA, evenA),
            multiplyAdd(broadcast(b), oddB, evenB), negatedMultiplyAdd(broadcast(b), oddB, evenB),
            multiplyAdd(product, v1, negatedMultiplyAdd(sum, v3, v5)))
    }

    /// The transform of the products, Aᵀ m: as many numbers as a tile has rows.
    @inline(always)
    func transformedOutput(_ tileSize: Int) -> WinogradVectors {
        if tileSize == 2 {
            let (y0, y1) = (v1 + v2 + v0, v1 - v2 - v3)
            return WinogradVectors(y0, y1, y1, y1, y1, y1)
        }
        let (evenA, oddA, evenB, oddB) = (v1 + v2, v1 - v2, v3 + v4, v3 - v4)
        let y0 = evenA + evenB + v0
        let y1 = multiplyAdd(broadcast(b), oddB, broadcast(a) * oddA)
        let y2 = multiplyAdd(broadcast(b * b), evenB, broadcast(a * a) * evenA)
        let y3 = multiplyAdd(broadcast(b * b * b), oddB, multiplyAdd(broadcast(a * a * a), oddA, v5))
        return WinogradVectors(y0, y1, y2, y3, y3, y3)
    }

    /// The same, each number added to `start`.
    @inline(always)
    func transformedOutput(_ tileSize: Int, from start: Vector) -> WinogradVectors {
        if tileSize == 2 {
            let (y0, y1) = (v1 + v2 + (v0 + start), v1 - v2 + (start - v3))
            return WinogradVectors(y0, y1, y1, y1, y1, y1)
        }
        let (evenA, oddA, evenB, oddB) = (v1 + v2, v1 - v2, v3 + v4, v3 - v4)
        let y0 = evenA + evenB + (v0 + start)
        let y1 = multiplyAdd(broadcast(b), oddB, multiplyAdd(broadcast(a), oddA, start))
        let y2 = multiplyAdd(broadcast(b * b), evenB, multiplyAdd(broadcast(a * a), evenA, start))
        let y3 = multiplyAdd(
            broadcast(b * b * b), oddB, multiplyAdd(broadcast(a * a * a), oddA, v5 + start))
        return WinogradVectors(y0, y1, y2, y3, y3, y3)
    }
}
