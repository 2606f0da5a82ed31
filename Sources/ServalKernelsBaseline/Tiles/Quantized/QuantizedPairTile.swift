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
    var c0x0 = loadIntegers(task.biases)
    var c0x1 = vectors > 1 ? loadIntegers(task.biases + width) : c0x0
    var (c1x0, c1x1) = (c0x0, c0x1)
    var (c2x0, c2x1) = (c0x0, c0x1)
    var (c3x0, c3x1) = (c0x0, c0x1)
    var (c4x0, c4x1) = (c0x0, c0x1)
    var (c5x0, c5x1) = (c0x0, c0x1)
    let s = task.inputStrideBytes / 2
    var a = task.input.assumingMemoryBound(to: Int16.self) + row &* s
    let end = a + task.depth
    var w = task.weights
    while a < end {
        let w0 = loadPairs(w)
        let w1 = vectors > 1 ? loadPairs(w + 2 &* width) : w0
        accumulatePairs(a, vectors, w0, w1, &c0x0, &c0x1)
        if rows > 1 { accumulatePairs(a + s, vectors, w0, w1, &c1x0, &c1x1) }
        if rows > 2 { accumulatePairs(a + 2 &* s, vectors, w0, w1, &c2x0, &c2x1) }
        if rows > 3 { accumulatePairs(a + 3 &* s, vectors, w0, w1, &c3x0, &c3x1) }
        if rows > 4 { accumulatePairs(a + 4 &* s, vectors, w0, w1, &c4x0, &c4x1) }
        if rows > 5 { accumulatePairs(a + 5 &* s, vectors, w0, w1, &c5x0, &c5x1) }
        a += 2
        w += 2 &* width &* vectors
    }
    let tail = PairTileEnd(task, row)
    tail.end(0, vectors, c0x0, c0x1)
    if rows > 1 { tail.end(1, vectors, c1x0, c1x1) }
    if rows > 2 { tail.end(2, vectors, c2x0, c2x1) }
    if rows > 3 { tail.end(3, vectors, c3x0, c3x1) }
    if rows > 4 { tail.end(4, vectors, c4x0, c4x1) }
    if rows > 5 { tail.end(5, vectors, c5x0, c5x1) }
}

@inline(always)
private func accumulatePairs(
    _ a: UnsafePointer<Int16>, _ vectors: Int, _ w0: PairVector, _ w1: PairVector, _ c0: inout IntegerVector,
    _ c1: inout IntegerVector
) {
    let x = broadcastPair(a)
    c0 = multiplyAddPairs(x, w0, c0)
    if vectors > 1 { c1 = multiplyAddPairs(x, w1, c1) }
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
