import ServalKernelInterface

/// Multiplies with a panel of one or two vectors; the input is widened to 16 bits.
func multiplyQuantizedPanel(_ task: QuantizedTask) {
    if task.lanes > width { multiplyPairs(2, task) } else { multiplyPairs(1, task) }
}

@inline(always)
private func multiplyPairs(_ vectors: Int, _ task: QuantizedTask) {
    var row = 0
    while row &+ 6 <= task.rows {
        pairTile(6, vectors, task, row)
        row &+= 6
    }
    while row &+ 2 <= task.rows {
        pairTile(2, vectors, task, row)
        row &+= 2
    }
    if row < task.rows { pairTile(1, vectors, task, row) }
}

/// - Parameters:
///   - rows: a literal, so that each use compiles to a tile of just that many pixels.
///   - vectors: a literal, one or two.
@inline(always)
private func pairTile(_ rows: Int, _ vectors: Int, _ task: QuantizedTask, _ row: Int) {
    ByteTile.with(rows, vectors) { tile in
        tile.multiply(task, row)
        let end = PairTileEnd(task, row)
        var row = 0
        while row < rows {
            let at = row &* vectors
            end.end(row, vectors, tile.sums[at], tile.sums[at &+ vectors &- 1])
            row &+= 1
        }
    }
}

/// The end of each output pixel of a tile: scale, residual, requantization, store.
private struct PairTileEnd {
    var multipliers: UnsafePointer<Float>
    var requantize: Requantizer
    var output: UnsafeMutablePointer<UInt8>
    var outputStride: Int
    var residual: UnsafePointer<UInt8>?
    var residualStride: Int
    var residualZeroPoint: IntegerVector
    var residualMultiplier: Vector
    var isPlain: Bool
    var task: QuantizedTask
    var firstRow: Int

    /// - Parameter row: the pixel of the task that is pixel 0 of the tile.
    @inline(always)
    init(_ task: QuantizedTask, _ row: Int) {
        multipliers = task.multipliers
        requantize = Requantizer(task.requantization)
        output = task.output + row &* task.outputStride
        outputStride = task.outputStride
        residual = nil
        residualStride = 0
        residualZeroPoint = IntegerVector(repeating: 0)
        residualMultiplier = broadcast(0)
        if let map = task.residual {
            residual = map.values + row &* map.pixelStride
            residualStride = map.pixelStride
            residualZeroPoint = IntegerVector(repeating: map.zeroPoint)
            residualMultiplier = broadcast(map.multiplier)
        }
        isPlain = task.floatOutput == nil && task.columns == task.lanes
        self.task = task
        firstRow = row
    }

    /// - Parameters:
    ///   - row: of the tile, a literal.
    ///   - vectors: a literal, one or two.
    @inline(always)
    func end(_ row: Int, _ vectors: Int, _ c0: IntegerVector, _ c1: IntegerVector) {
        if _slowPath(!isPlain) {
            endPartialPixel(task, firstRow &+ row, 0, c0)
            if vectors > 1 { endPartialPixel(task, firstRow &+ row, width, c1) }
            return
        }
        var t0 = float(c0) * load(multipliers)
        var t1 = vectors > 1 ? float(c1) * load(multipliers + width) : t0
        if let residual {
            let r = residual + row &* residualStride
            t0 += float(loadBytes(r) &- residualZeroPoint) * residualMultiplier
            if vectors > 1 { t1 += float(loadBytes(r + width) &- residualZeroPoint) * residualMultiplier }
        }
        let p = output + row &* outputStride
        if vectors > 1 {
            storeBytes(requantize(t0), requantize(t1), p)
        } else {
            storeBytes(requantize(t0), p)
        }
    }
}

/// One vector of an output pixel of floats, or of a panel that is not written as a whole.
@inline(never)
private func endPartialPixel(_ task: QuantizedTask, _ row: Int, _ offset: Int, _ c: IntegerVector) {
    let count = task.columns &- offset
    if count <= 0 { return }
    var t = float(c) * load(task.multipliers + offset)
    if let output = task.floatOutput {
        let p = output + (row &* task.outputStride &+ offset)
        if count >= width { store(t, p) } else { store(t, p, first: count) }
        return
    }
    if let residual = task.residual {
        let r = loadBytes(residual.values + (row &* residual.pixelStride &+ offset))
        let difference = float(r &- IntegerVector(repeating: residual.zeroPoint))
        t += difference * broadcast(residual.multiplier)
    }
    let q = Requantizer(task.requantization)(t)
    storeBytes(q, task.output + (row &* task.outputStride &+ offset), first: count)
}
