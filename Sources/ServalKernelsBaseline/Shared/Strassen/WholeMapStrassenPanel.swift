import ServalKernelInterface

/// A panel's seven products one after the other, each for all of the task's pixels: what 16 registers can hold is too little
/// to sum a right-hand factor for each tile. A factor is made with the first tile and kept in the first-level cache for
/// the others, while the sums of all tiles wait in memory, in rows of 16 columns.
struct WholeMapStrassenPanel: StrassenSummation {
    private let task: WholeMapStrassenTask
    private let rows: Int
    /// Times 16 rows: what is kept of a factor.
    private let mostBlocks: Int
    private let places: StrassenPlaces
    /// The sums of the last product.
    private var sums: UnsafeMutablePointer<Float>

    @inline(always)
    private init(_ task: WholeMapStrassenTask, rows: Int) {
        self.task = task
        self.rows = rows
        let limit = WholeMapStrassenLayout.mostFactorRows / 16
        let segments = (task.blocks &+ limit &- 1) / limit
        mostBlocks = (task.blocks &+ segments &- 1) / segments
        places = task.places
        sums = task.saved
    }

    /// - Parameter rows: pixels of each half, 12 ... 25.
    @inline(never)
    static func multiply(_ task: WholeMapStrassenTask, rows: Int) {
        var panel = WholeMapStrassenPanel(task, rows: rows)
        computeStrassenProducts(&panel, task.end, upperRows: task.storedRows, hasParts: true)
    }

    @inline(always)
    mutating func add(
        _ factor: StrassenFactor, from start: StrassenPlace, continues: Bool, to target: StrassenPlace, isKept: Bool
    ) {
        sums = places.memory(target)
        var segment = WholeMapStrassenSegment(
            input: task.factors + factor.index &* task.factorFloats, blockStride: task.blockStride,
            weights: task.weights,
            blocks: 0, blockRows: task.blockRows, rows: rows, start: places.start(start),
            startStride: StrassenPlaces.isRow(start) ? 0 : 16, target: sums, ahead: ahead(factor))
        var left = task.blocks
        while left > 0 {
            segment.blocks = left < mostBlocks ? left : mostBlocks
            var column = 0
            while column < 16 {
                var part = segment.from(column: column)
                switch factor {
                case .b11: break
                case .b21: part.weights += 2 &* task.quarter
                case .b22: part.weights += 3 &* task.quarter
                case .t1, .t2, .t3, .negatedT4:
                    part.multiplyFirst(
                        factor, quarter: task.quarter,
                        kept: task.saved + (3 &* WholeMapStrassenLayout.mostRows &* 16 &+ column))
                }
                wholeMapStrassenTiles(part)
                column &+= 2 &* width
            }
            segment.moveToNext()
            left &-= segment.blocks
        }
    }

    /// The lines of the next panel that are fetched into the second-level cache during a product, one for each row.
    @inline(always)
    private func ahead(_ factor: StrassenFactor) -> UnsafePointer<Float>? {
        let next = task.weights + task.next
        return switch factor {
        case .b11: next
        case .t2: next + task.quarter
        case .b21: next + 2 &* task.quarter
        case .t3: next + 3 &* task.quarter
        case .negatedT4, .t1, .b22: nil
        }
    }

    @inline(always)
    mutating func add(_ place: StrassenPlace) {
        let (sums, kept) = (sums, places.start(place))
        forEachPlace { _, _, at in store(load(UnsafePointer(sums) + at) + load(kept + at), sums + at) }
    }

    @inline(always)
    func forEach(plus place: StrassenPlace?, _ body: (_ sum: Vector, _ row: Int, _ column: Int) -> Void) {
        let sums = UnsafePointer(sums)
        if let place {
            let kept = places.start(place)
            forEachPlace { row, column, at in body(load(sums + at) + load(kept + at), row, column) }
        } else {
            forEachPlace { row, column, at in body(load(sums + at), row, column) }
        }
    }

    /// Calls `body` for each vector with its pixel, its first column and its place in memory.
    @inline(always)
    private func forEachPlace(_ body: (_ row: Int, _ column: Int, _ at: Int) -> Void) {
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
}

/// The product of some pixels with some rows of a factor.
private struct WholeMapStrassenSegment {
    var input: UnsafePointer<Float>
    /// Floats from one block of channels to the next.
    var blockStride: Int
    /// Rows of 16 columns.
    var weights: UnsafePointer<Float>
    /// Blocks of `blockRows` rows.
    var blocks: Int
    var blockRows: Int
    var rows: Int
    /// What the product is added to.
    var start: UnsafePointer<Float>
    var startStride: Int
    var target: UnsafeMutablePointer<Float>
    /// Lines of weights that are read later, one for each row.
    var ahead: UnsafePointer<Float>?

    @inline(always)
    func from(column: Int) -> WholeMapStrassenSegment {
        var part = self
        part.weights += column
        part.start += column
        part.target += column
        if column > 0 { part.ahead = nil }
        return part
    }

    @inline(always)
    mutating func moveToNext() {
        input += blocks &* blockStride
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
        let rows = StrassenRows(factor, weights, quarter)
        if isByFour { tile(4, rows, kept: kept) } else { tile(5, rows, kept: kept) }
        weights = UnsafePointer(kept)
    }

    /// The next pixels.
    ///
    /// - Parameter lines: a literal nil for none.
    @inline(always)
    mutating func multiplyNext(ahead lines: UnsafePointer<Float>?) {
        let rows = StrassenRows(.b11, weights, 0)
        if isByFour { tile(4, rows, ahead: lines) } else { tile(5, rows, ahead: lines) }
    }

    /// - Parameter count: pixels, a literal.
    @inline(always)
    private mutating func tile(
        _ count: Int, _ factorRows: StrassenRows, ahead: UnsafePointer<Float>? = nil,
        kept: UnsafeMutablePointer<Float>? = nil
    ) {
        let part = self
        RegisterTile.with(count, 2) { tile in
            tile.forEach { sum, row, column in sum = load(part.start + (row &* part.startStride &+ column)) }
            tile.add(
                part.input, blockStride: part.blockStride, factorRows, blocks: part.blocks, blockRows: part.blockRows,
                ahead: ahead,
                kept: kept)
            tile.forEach { sum, row, column in store(sum, part.target + (row &* 16 &+ column)) }
        }
        rows &-= count
        input += count &* 16
        start += count &* startStride
        target += count &* 16
    }
}

/// The tiles whose factor lies in memory; the first of them asks for the lines ahead.
private func wholeMapStrassenTiles(_ segment: WholeMapStrassenSegment) {
    var segment = segment
    if let lines = segment.ahead { segment.multiplyNext(ahead: lines) }
    while segment.rows > 0 { segment.multiplyNext(ahead: nil) }
}
