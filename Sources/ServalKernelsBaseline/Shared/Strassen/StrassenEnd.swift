/// The end of each element of the result: residual, clamp, store.
struct StrassenEnd {
    var output: UnsafeMutablePointer<Float>
    var outputStride: Int
    /// What an earlier part of the sum has left, laid out as the output.
    var previous: UnsafePointer<Float>?
    var residual: UnsafePointer<Float>?
    var residualStride: Int
    /// Pixels from a pixel of the upper half to that of the lower half.
    var lowerRow: Int
    /// Columns from a column of the left half to that of the right half.
    var rightColumn: Int
    var low: Vector
    var high: Vector

    @inline(always)
    init(
        output: UnsafeMutablePointer<Float>, stride: Int, previous: UnsafePointer<Float>? = nil,
        residual: UnsafePointer<Float>?, residualStride: Int,
        lowerRow: Int, rightColumn: Int, low: Float, high: Float
    ) {
        self.output = output
        outputStride = stride
        self.previous = previous
        self.residual = residual
        self.residualStride = residualStride
        self.lowerRow = lowerRow
        self.rightColumn = rightColumn
        self.low = broadcast(low)
        self.high = broadcast(high)
    }

    @inline(always)
    mutating func move(rows: Int, columns: Int) {
        output += rows &* outputStride &+ columns
        if let start = previous { previous = start + (rows &* outputStride &+ columns) }
        if let start = residual { residual = start + (rows &* residualStride &+ columns) }
    }

    @inline(always)
    func finish(_ v: Vector, lower: Bool, right: Bool, _ row: Int, _ column: Int) {
        let row = lower ? row &+ lowerRow : row
        let column = right ? column &+ rightColumn : column
        var v = v
        if let previous { v += load(previous + (row &* outputStride &+ column)) }
        if let residual { v += load(residual + (row &* residualStride &+ column)) }
        store(maximum(low, minimum(high, v)), output + (row &* outputStride &+ column))
    }
}
