import ServalKernelInterface

/// Half of `StrassenLayout.blockPixels`; a literal here, since a call to another module would empty the registers.
@inline(always) private var strassenHalfPixels: Int { 7 }

@Sendable
func strassen(_ call: StrassenCall) {
    var first = 0
    while first < call.blocks {
        let left = call.blocks &- first
        let count = call.layout.groupBlocks < left ? call.layout.groupBlocks : left
        strassenGroup(call, first, first &+ count)
        first &+= count
    }
}

/// The blocks `first` ..< `end`: their sums, then one panel of weights after the other.
private func strassenGroup(_ call: StrassenCall, _ first: Int, _ end: Int) {
    let layout = call.layout
    let saved = call.scratch + layout.groupBlocks &* 4 &* layout.sumFloats
    for block in first..<end { strassenSums(StrassenTask(call, block, first, saved)) }
    var weights = call.weights
    var column = 0
    for panel in 0..<layout.triples &+ layout.doubles {
        let vectors = panel < layout.triples ? 3 : 2
        for block in first..<end {
            var task = StrassenTask(call, block, first, saved)
            task.weights = weights
            task.end.move(rows: 0, columns: column)
            if vectors == 3 { strassenPanel3(task) } else { strassenPanel2(task) }
        }
        weights += vectors &* width &* (2 &+ 7 &* (layout.inputChannels / 2))
        column &+= vectors &* width
    }
}

/// A panel of a block: what a tile is called with.
struct StrassenTask {
    /// First pixels of the halves of the block.
    var upper: UnsafePointer<Float>
    var lower: UnsafePointer<Float>
    var inputStride: Int
    var sums: UnsafePointer<Float>
    var sumFloats: Int
    /// Half of the input channels.
    var half: Int
    var weights: UnsafePointer<Float>
    /// Room for three partial results.
    var saved: UnsafeMutablePointer<Float>
    var end: StrassenEnd

    /// - Parameters:
    ///   - first: the block whose sums lie at the start of the scratch memory.
    ///   - saved: where partial results go.
    @inline(always)
    init(_ call: StrassenCall, _ block: Int, _ first: Int, _ saved: UnsafeMutablePointer<Float>) {
        let pixel = block &* 2 &* strassenHalfPixels
        upper = call.input + pixel &* call.inputStride
        lower = upper + strassenHalfPixels &* call.inputStride
        inputStride = call.inputStride
        sumFloats = call.layout.sumFloats
        sums = UnsafePointer(call.scratch + (block &- first) &* 4 &* sumFloats)
        half = call.layout.inputChannels / 2
        weights = call.weights
        self.saved = saved
        end = StrassenEnd(
            output: call.output, stride: call.outputStride, residual: call.residual,
            residualStride: call.residualStride, lowerRow: strassenHalfPixels,
            rightColumn: call.layout.outputChannels / 2, low: call.low, high: call.high)
        end.move(rows: pixel, columns: 0)
    }

    /// The task from a later pixel of both halves on.
    @inline(always)
    func from(_ row: Int) -> StrassenTask {
        var task = self
        task.upper += row &* inputStride
        task.lower += row &* inputStride
        task.sums += row &* half
        task.end.move(rows: row, columns: 0)
        return task
    }
}

/// The sums S1 … S4 of a block, one after the other, each half a block × half of the channels.
private func strassenSums(_ task: StrassenTask) {
    let sums = UnsafeMutablePointer(mutating: task.sums)
    let size = task.sumFloats
    for row in 0..<strassenHalfPixels {
        let upper = task.upper + row &* task.inputStride
        let lower = task.lower + row &* task.inputStride
        let target = sums + row &* task.half
        var i = 0
        while i < task.half {
            let a11 = load(upper + i)
            let s1 = load(lower + i) + load(lower + task.half + i)
            let s2 = s1 - a11
            store(s1, target + i)
            store(s2, target + size + i)
            store(a11 - load(lower + i), target + 2 &* size + i)
            store(load(upper + task.half + i) - s2, target + 3 &* size + i)
            i &+= width
        }
    }
}

private func strassenPanel3(_ task: StrassenTask) {
    if width >= 16 { strassenTile(7, 3, task) }
}

private func strassenPanel2(_ task: StrassenTask) {
    if width >= 16 {
        strassenTile(7, 2, task)
    } else {
        strassenTile(4, 2, task)
        strassenTile(3, 2, task.from(4))
    }
}

/// All products of a panel for `rows` pixels of each half of the block.
///
/// - Parameters:
///   - rows, vectors: literals.
@inline(always)
private func strassenTile(_ rows: Int, _ vectors: Int, _ task: StrassenTask) {
    let lanes = vectors &* width
    let k = task.half
    let size = k &* lanes
    let s = task.inputStride
    let matrices = task.weights + 2 &* lanes
    let place = StrassenTile.vectorCount &* width
    let (p1, u2, u3) = (task.saved, task.saved + place, task.saved + 2 &* place)
    let end = task.end
    var tile = StrassenTile(vectors, row: task.weights)

    tile.multiply(rows, vectors, task.upper, stride: s, matrices, k: k)
    tile.save(rows, vectors, p1)
    tile.multiply(rows, vectors, task.upper + k, stride: s, matrices + size, k: k)
    tile.forEach(rows, vectors) { v, row, column in end.finish(v, lower: false, right: false, row, column) }

    tile.restore(rows, vectors, p1)
    tile.multiply(rows, vectors, task.sums + task.sumFloats, stride: k, matrices + 2 &* size, k: k)
    tile.save(rows, vectors, u2)
    tile.multiply(rows, vectors, task.sums + 2 &* task.sumFloats, stride: k, matrices + 3 &* size, k: k)
    tile.save(rows, vectors, u3)
    tile.multiply(rows, vectors, task.lower + k, stride: s, matrices + 4 &* size, k: k)
    tile.forEach(rows, vectors) { v, row, column in end.finish(v, lower: true, right: false, row, column) }

    tile = StrassenTile(vectors, row: task.weights + lanes)
    tile.multiply(rows, vectors, task.sums, stride: k, matrices + 5 &* size, k: k)
    tile.forEach(rows, vectors) { v, row, column in
        let at = StrassenTile.offset(row, column)
        end.finish(v + load(u3 + at), lower: true, right: true, row, column)
        v += load(u2 + at)
    }
    tile.multiply(rows, vectors, task.sums + 3 &* task.sumFloats, stride: k, matrices + 6 &* size, k: k)
    tile.forEach(rows, vectors) { v, row, column in end.finish(v, lower: false, right: true, row, column) }
}
