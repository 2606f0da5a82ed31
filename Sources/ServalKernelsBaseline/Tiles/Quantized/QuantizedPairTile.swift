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
    let tail = PairTileEnd(task)
    tail.end(row, vectors, c0x0, c0x1)
    if rows > 1 { tail.end(row &+ 1, vectors, c1x0, c1x1) }
    if rows > 2 { tail.end(row &+ 2, vectors, c2x0, c2x1) }
    if rows > 3 { tail.end(row &+ 3, vectors, c3x0, c3x1) }
    if rows > 4 { tail.end(row &+ 4, vectors, c4x0, c4x1) }
    if rows > 5 { tail.end(row &+ 5, vectors, c5x0, c5x1) }
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
    var task: QuantizedTask
    var requantize: Requantizer

    @inline(always)
    init(_ task: QuantizedTask) {
        self.task = task
        requantize = Requantizer(task.requantization)
    }

    @inline(always)
    func end(_ row: Int, _ vectors: Int, _ c0: IntegerVector, _ c1: IntegerVector) {
        endVector(row, 0, c0)
        if vectors > 1 { endVector(row, width, c1) }
    }

    @inline(always)
    private func endVector(_ row: Int, _ offset: Int, _ c: IntegerVector) {
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
        storeBytes(requantize(t), task.output + (row &* task.outputStride &+ offset), first: count)
    }
}
