import ServalKernelInterface

@Sendable
func tallStrassen(_ call: TallStrassenCall) {
    let layout = call.layout
    if !call.keepsFactors { tallStrassenFactors(call) }
    var unit = call.firstUnit
    let end = unit &+ call.unitCount
    while unit < end {
        let panel = unit / layout.rowGroups
        let group = unit &- panel &* layout.rowGroups
        let isTall = group < layout.tallRowGroups
        // Two groups together, unless they are 26 pixels: then the registers do not suffice.
        let isPair = group &+ 1 < layout.rowGroups && unit &+ 1 < end && group &+ 1 >= layout.tallRowGroups
        let row = 12 &* group &+ (isTall ? group : layout.tallRowGroups)
        let task = TallStrassenTask(call, panel: panel, row: row)
        if width < 16 {
            TallStrassenPanel(task, rows: (isPair ? 24 : 12) &+ (isTall ? 1 : 0)).multiply()
        } else {
            switch (isTall, isPair) {
            case (true, true): tallStrassenRows25(task)
            case (false, true): tallStrassenRows24(task)
            case (true, false): tallStrassenRows13(task)
            case (false, false): tallStrassenRows12(task)
            }
        }
        unit &+= isPair ? 2 : 1
    }
}

/// A panel of some pixels of both halves: what a tile is called with.
struct TallStrassenTask {
    /// The left-hand factors, from the first pixel on.
    var factors: UnsafePointer<Float>
    var factorFloats: Int
    /// Floats from 16 channels to the next 16.
    var pitch: Int
    /// Times 16 channels: half of the input channels.
    var blocks: Int
    /// The panel's biases.
    var bias: UnsafePointer<Float>
    /// The panel's B11, and floats from there to B12.
    var weights: UnsafePointer<Float>
    var quarter: Int
    var nextPanel: Int
    /// Room for three partial results.
    var saved: UnsafeMutablePointer<Float>
    var end: StrassenEnd
    /// Pixels of the upper half that are stored: the middle one of an odd number belongs to the lower half.
    var storedRows: Int

    @inline(always)
    init(_ call: TallStrassenCall, panel: Int, row: Int) {
        let layout = call.layout
        factors = UnsafePointer(call.scratch + row &* 16)
        factorFloats = layout.factorFloats
        pitch = layout.halfPixels &* 16
        blocks = layout.inputChannels / 32
        bias = call.weights + panel &* layout.panelFloats
        weights = bias + 32
        quarter = layout.inputChannels / 2 &* 16
        nextPanel = layout.panelFloats
        saved = call.scratch + 7 &* factorFloats
        storedRows = layout.lowerPixel &- row
        end = StrassenEnd(
            output: call.output, stride: call.outputStride, residual: call.residual,
            residualStride: call.residualStride, lowerRow: layout.lowerPixel,
            rightColumn: layout.outputChannels / 2, low: call.low, high: call.high)
        end.move(rows: row, columns: panel &* 16)
    }
}

/// The left-hand factors A11 · A12 · S2 · S3 · A22 · S1 · S4, in the order in which they are used.
private func tallStrassenFactors(_ call: TallStrassenCall) {
    let layout = call.layout
    let size = layout.factorFloats
    let half = layout.inputChannels / 2
    let pitch = layout.halfPixels &* 16
    // The first panel is on its way meanwhile.
    var coming = call.weights + call.firstUnit / layout.rowGroups &* layout.panelFloats
    let linesPerRow = (layout.panelFloats / 16 &+ layout.halfPixels &- 1) / layout.halfPixels
    for row in 0..<layout.halfPixels {
        for _ in 0..<linesPerRow {
            prefetch(coming)
            coming += 16
        }
        let upper = call.input + row &* call.inputStride
        let lower = upper + layout.lowerPixel &* call.inputStride
        var target = call.scratch + row &* 16
        var block = 0
        while block < half {
            var lane = 0
            while lane < 16 {
                let i = block &+ lane
                let a11 = load(upper + i)
                let a12 = load(upper + half + i)
                let a21 = load(lower + i)
                let a22 = load(lower + half + i)
                let s1 = a21 + a22
                let s2 = s1 - a11
                let place = target + lane
                store(a11, place)
                store(a12, place + size)
                store(s2, place + 2 &* size)
                store(a11 - a21, place + 3 &* size)
                store(a22, place + 4 &* size)
                store(s1, place + 5 &* size)
                store(a12 - s2, place + 6 &* size)
                lane &+= width
            }
            target += pitch
            block &+= 16
        }
    }
}

private func tallStrassenRows25(_ task: TallStrassenTask) { tallStrassenTile(25, task) }

private func tallStrassenRows24(_ task: TallStrassenTask) { tallStrassenTile(24, task) }

private func tallStrassenRows13(_ task: TallStrassenTask) { tallStrassenTile(13, task) }

private func tallStrassenRows12(_ task: TallStrassenTask) { tallStrassenTile(12, task) }

/// All products of a panel for `rows` pixels of each half of the image, in 32 registers.
///
/// - Parameter rows: a literal.
@inline(always)
private func tallStrassenTile(_ rows: Int, _ task: TallStrassenTask) {
    let vectors = 1
    let (pitch, w, quarter, blocks) = (task.pitch, task.weights, task.quarter, task.blocks)
    let (a, size) = (task.factors, task.factorFloats)
    let place = TallStrassenTile.vectorCount &* width
    let (p1, u2, u3) = (task.saved, task.saved + place, task.saved + 2 &* place)
    let end = task.end
    let storedRows = task.storedRows
    // While a panel is used, the next one is on its way to the second-level cache, evenly: seven products read as many rows
    // as a panel has lines in four.
    let (next, pace) = (w + task.nextPanel, 10)
    let part = blocks &* 16 &* pace
    var tile = TallStrassenTile(vectors, row: task.bias)

    tile.multiply(rows, vectors, a, pitch: pitch, .b11, w, quarter: quarter, blocks: blocks, ahead: next, pace: pace)
    tile.save(rows, vectors, p1)
    tile.multiply(
        rows, vectors, a + size, pitch: pitch, .b21, w, quarter: quarter, blocks: blocks, ahead: next + part, pace: pace
    )
    tile.forEach(rows, vectors) { v, row, column in
        if row < storedRows { end.finish(v, lower: false, right: false, row, column) }
    }

    tile.restore(rows, vectors, p1)
    tile.multiply(
        rows, vectors, a + 2 &* size, pitch: pitch, .t2, w, quarter: quarter, blocks: blocks, ahead: next + 2 &* part,
        pace: pace)
    tile.save(rows, vectors, u2)
    tile.multiply(
        rows, vectors, a + 3 &* size, pitch: pitch, .t3, w, quarter: quarter, blocks: blocks,
        ahead: next + 3 &* part, pace: pace)
    tile.save(rows, vectors, u3)
    tile.multiply(
        rows, vectors, a + 4 &* size, pitch: pitch, .negatedT4, w, quarter: quarter, blocks: blocks,
        ahead: next + 4 &* part, pace: pace)
    tile.forEach(rows, vectors) { v, row, column in end.finish(v, lower: true, right: false, row, column) }

    tile = TallStrassenTile(vectors, row: task.bias + 16)
    tile.multiply(
        rows, vectors, a + 5 &* size, pitch: pitch, .t1, w, quarter: quarter, blocks: blocks, ahead: next + 5 &* part,
        pace: pace)
    tile.forEach(rows, vectors) { v, row, column in
        let at = row &* vectors &* width &+ column
        end.finish(v + load(u3 + at), lower: true, right: true, row, column)
        v += load(u2 + at)
    }
    tile.multiply(
        rows, vectors, a + 6 &* size, pitch: pitch, .b22, w, quarter: quarter, blocks: blocks, ahead: next + 6 &* part,
        pace: pace)
    tile.forEach(rows, vectors) { v, row, column in
        if row < storedRows { end.finish(v, lower: false, right: true, row, column) }
    }
}
