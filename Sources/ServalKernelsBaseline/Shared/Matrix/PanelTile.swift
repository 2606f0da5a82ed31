/// The pixels that are left when no whole tile fits any more.
enum TileRemainder {
    /// One tile of just as many pixels, of up to thirteen.
    case exact
    /// Tiles of 16, 8, 4, 2 and 1.
    case powersOfTwo
    /// As `exact`, but a tile of six and one pixel are made of four and three: one alone would wait for its own sums.
    case notOneAlone
}

/// Multiplies a run of pixels with a panel of `vectors`, `rows` pixels at a time; fewer at the end.
///
/// - Parameters:
///   - rows, vectors, remainder: literals.
///   - takesImages: a literal: whether there is a tile of its own for the pixels of a stem.
@inline(always)
func multiplyTiles(
    _ rows: Int, _ vectors: Int, _ remainder: TileRemainder, takesImages: Bool = false, _ task: PanelTask
) {
    var row = 0
    if takesImages && task.inputStride == stemStride {
        while row &+ rows <= task.rows {
            task.prefetchStem(row: row, rows: rows)
            panelTile(rows, vectors, stride: stemStride, task, row)
            row &+= rows
        }
    }
    let s = task.inputStride
    switch remainder {
    case .exact:
        while row &+ rows <= task.rows {
            panelTile(rows, vectors, stride: s, task, row)
            row &+= rows
        }
    case .notOneAlone:
        while row &+ rows <= task.rows && row &+ rows &+ 1 != task.rows {
            panelTile(rows, vectors, stride: s, task, row)
            row &+= rows
        }
        if row &+ rows &+ 1 == task.rows {
            panelTile(4, vectors, stride: s, task, row)
            row &+= 4
        }
    case .powersOfTwo:
        while row &+ rows <= task.rows {
            panelTile(rows, vectors, stride: s, task, row)
            row &+= rows
        }
        if task.rows &- row >= 16 {
            panelTile(16, vectors, stride: s, task, row)
            row &+= 16
        }
        if task.rows &- row >= 8 {
            panelTile(8, vectors, stride: s, task, row)
            row &+= 8
        }
        if task.rows &- row >= 4 {
            panelTile(4, vectors, stride: s, task, row)
            row &+= 4
        }
        if task.rows &- row >= 2 {
            panelTile(2, vectors, stride: s, task, row)
            row &+= 2
        }
        if task.rows &- row >= 1 { panelTile(1, vectors, stride: s, task, row) }
        return
    }
    switch task.rows &- row {
    case 1: panelTile(1, vectors, stride: s, task, row)
    case 2 where rows > 2: panelTile(2, vectors, stride: s, task, row)
    case 3 where rows > 3: panelTile(3, vectors, stride: s, task, row)
    case 4 where rows > 4: panelTile(4, vectors, stride: s, task, row)
    case 5 where rows > 5: panelTile(5, vectors, stride: s, task, row)
    case 6 where rows > 6: panelTile(6, vectors, stride: s, task, row)
    case 7 where rows > 7: panelTile(7, vectors, stride: s, task, row)
    case 8 where rows > 8: panelTile(8, vectors, stride: s, task, row)
    case 9 where rows > 9: panelTile(9, vectors, stride: s, task, row)
    case 10 where rows > 10: panelTile(10, vectors, stride: s, task, row)
    case 11 where rows > 11: panelTile(11, vectors, stride: s, task, row)
    case 12 where rows > 12: panelTile(12, vectors, stride: s, task, row)
    case 13 where rows > 13: panelTile(13, vectors, stride: s, task, row)
    default: break
    }
}

/// - Parameters:
///   - rows, vectors: literals, so that each use compiles to a tile of just that shape.
///   - s: floats from one pixel of the input to the next; a literal where it is known beforehand.
@inline(always)
private func panelTile(_ rows: Int, _ vectors: Int, stride s: Int, _ task: PanelTask, _ row: Int) {
    RegisterTile.with(rows, vectors) { tile in
        tile.start(from: task.bias)
        var weights = task.weights
        var input = task.input + row &* s
        var segment = KSegment()
        while true {
            for k in 0..<task.length {
                tile.add(input, k, stride: s, WeightRow(vectors, weights))
                weights += vectors &* width
            }
            if task.isSingle { break }
            guard let step = segment.next(task) else { break }
            input += step
        }
        let end = TileEnd(task, row: row)
        if task.residual == nil {
            tile.forEach { sum, row, column in end.plain(row, column, sum) }
        } else {
            tile.forEach { sum, row, column in end.added(row, column, sum) }
        }
    }
}
