import ServalKernelInterface

/// A panel's seven products one after the other, each for all of the task's pixels: what 16 registers can hold is too little
/// to sum a right-hand factor for each tile. A factor is made with the first tile and kept in the first-level cache for
/// the others, while the partial results of all tiles wait in memory.
struct TallStrassenPanel {
    private var task: TallStrassenTask
    private var rows: Int
    /// Times 16 rows: what is kept of a factor.
    private var mostBlocks: Int

    /// - Parameter rows: pixels of each half, 12 ... 25.
    @inline(always)
    init(_ task: TallStrassenTask, rows: Int) {
        self.task = task
        self.rows = rows
        let limit = TallStrassenLayout.mostFactorRows / 16
        let stretches = (task.blocks &+ limit &- 1) / limit
        mostBlocks = (task.blocks &+ stretches &- 1) / stretches
    }

    func multiply() {
        let place = TallStrassenLayout.mostRows &* 16
        let (p, u2, u3) = (task.saved, task.saved + place, task.saved + 2 &* place)
        let end = task.end
        let upperRows = rows < task.storedRows ? rows : task.storedRows
        // While a panel is used, the next one is on its way to the second-level cache.
        let (next, quarter) = (task.weights + task.next, task.quarter)

        add(0, .b11, from: task.bias, 0, to: p, ahead: next)
        add(1, .b21, from: p, 16, to: u2, ahead: next + 2 &* quarter)
        forEach(upperRows) { row, column, at in end.finish(load(u2 + at), lower: false, right: false, row, column) }
        add(2, .t2, from: p, 16, to: u2, ahead: next + quarter)
        add(3, .t3, from: u2, 16, to: u3, ahead: next + 3 &* quarter)
        add(4, .negatedT4, from: u3, 16, to: p, ahead: nil)
        forEach(rows) { row, column, at in end.finish(load(p + at), lower: true, right: false, row, column) }

        add(5, .t1, from: task.rightBias, 0, to: p, ahead: nil)
        forEach(rows) { row, column, at in
            let v = load(p + at)
            end.finish(v + load(u3 + at), lower: true, right: true, row, column)
            store(v + load(u2 + at), p + at)
        }
        add(6, .b22, from: p, 16, to: p, ahead: nil)
        forEach(upperRows) { row, column, at in end.finish(load(p + at), lower: false, right: true, row, column) }
    }

    /// Calls `body` for each vector of some pixels with its pixel, its first column and its place in partial results.
    @inline(always)
    private func forEach(_ rows: Int, _ body: (_ row: Int, _ column: Int, _ at: Int) -> Void) {
        var row = 0
        while row < rows {
            var column = 0
            while column < 16 {
                body(row, column, row &* 16 &+ column)
                column &+= width
            }
            row &+= 1
        }
    }

    /// Adds one product to what is at `start`.
    ///
    /// - Parameters:
    ///   - index: which of the left-hand factors.
    ///   - factor: a literal.
    ///   - stride: floats from the start of one pixel to that of the next.
    ///   - ahead: a line for each row of the factor that is read later.
    @inline(always)
    private func add(
        _ index: Int, _ factor: StrassenFactor, from start: UnsafePointer<Float>, _ stride: Int,
        to target: UnsafeMutablePointer<Float>, ahead: UnsafePointer<Float>?
    ) {
        var stretch = TallStrassenStretch(
            input: task.factors + index &* task.factorFloats, pitch: task.pitch, weights: task.weights, blocks: 0,
            rows: rows, start: start, startStride: stride, target: target, ahead: ahead)
        var left = task.blocks
        while left > 0 {
            stretch.blocks = left < mostBlocks ? left : mostBlocks
            var column = 0
            while column < 16 {
                var part = stretch.from(column: column)
                switch factor {
                case .b11: break
                case .b21: part.weights += 2 &* task.quarter
                case .b22: part.weights += 3 &* task.quarter
                case .t1, .t2, .t3, .negatedT4:
                    part.multiplyFirst(
                        factor, quarter: task.quarter,
                        kept: task.saved + (3 &* TallStrassenLayout.mostRows &* 16 &+ column))
                }
                tallStrassenTiles(part)
                column &+= 2 &* width
            }
            stretch.moveToNext()
            left &-= stretch.blocks
        }
    }
}

/// The product of some pixels with some rows of a factor.
private struct TallStrassenStretch {
    var input: UnsafePointer<Float>
    /// Floats from 16 channels to the next 16.
    var pitch: Int
    /// Rows of 16 columns.
    var weights: UnsafePointer<Float>
    /// Times 16 rows.
    var blocks: Int
    var rows: Int
    /// What the product is added to.
    var start: UnsafePointer<Float>
    var startStride: Int
    var target: UnsafeMutablePointer<Float>
    /// Lines of weights that are read later, one for each row.
    var ahead: UnsafePointer<Float>?

    @inline(always)
    func from(column: Int) -> TallStrassenStretch {
        var part = self
        part.weights += column
        part.start += column
        part.target += column
        if column > 0 { part.ahead = nil }
        return part
    }

    @inline(always)
    mutating func moveToNext() {
        input += blocks &* pitch
        weights += blocks &* 256
        if let lines = ahead { ahead = lines + blocks &* 256 }
        start = UnsafePointer(target)
        startStride = 16
    }

    /// Four pixels by two vectors fit three times in 12.
    @inline(always)
    var isByFour: Bool { rows % 4 == 0 && rows <= 12 }

    /// The first pixels, which sum the factor from the quarters of the panel and keep it for the others.
    @inline(always)
    mutating func multiplyFirst(_ factor: StrassenFactor, quarter: Int, kept: UnsafeMutablePointer<Float>) {
        if isByFour {
            tile(4) { tile, part in
                tile.multiply(
                    4, 2, part.input, pitch: part.pitch, factor, part.weights, quarter: quarter, blocks: part.blocks,
                    kept: kept)
            }
        } else {
            tile(5) { tile, part in
                tile.multiply(
                    5, 2, part.input, pitch: part.pitch, factor, part.weights, quarter: quarter, blocks: part.blocks,
                    kept: kept)
            }
        }
        weights = UnsafePointer(kept)
    }

    /// The next pixels.
    ///
    /// - Parameter lines: a literal nil for none.
    @inline(always)
    mutating func multiplyNext(ahead lines: UnsafePointer<Float>?) {
        if isByFour {
            tile(4) { tile, part in
                tile.multiply(
                    4, 2, part.input, pitch: part.pitch, .b11, part.weights, quarter: 0, blocks: part.blocks,
                    ahead: lines)
            }
        } else {
            tile(5) { tile, part in
                tile.multiply(
                    5, 2, part.input, pitch: part.pitch, .b11, part.weights, quarter: 0, blocks: part.blocks,
                    ahead: lines)
            }
        }
    }

    /// - Parameter count: pixels, a literal.
    @inline(always)
    private mutating func tile(
        _ count: Int, _ multiply: (_ tile: inout TallStrassenTile, _ part: TallStrassenStretch) -> Void
    ) {
        var tile = TallStrassenTile(2, row: start)
        let (from, stride) = (start, startStride)
        tile.forEach(count, 2) { v, row, column in v = load(from + (row &* stride &+ column)) }
        multiply(&tile, self)
        let to = target
        tile.forEach(count, 2) { v, row, column in store(v, to + (row &* 16 &+ column)) }
        rows &-= count
        input += count &* 16
        start += count &* startStride
        target += count &* 16
    }
}

/// The tiles whose factor lies in memory; the first of them asks for the lines ahead.
private func tallStrassenTiles(_ stretch: TallStrassenStretch) {
    var stretch = stretch
    if let lines = stretch.ahead {
        stretch.multiplyNext(ahead: lines)
    }
    while stretch.rows > 0 { stretch.multiplyNext(ahead: nil) }
}
