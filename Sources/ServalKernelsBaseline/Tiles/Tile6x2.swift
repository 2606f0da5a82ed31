/// Multiplies a run of pixels with a panel of two vectors, 6 pixels at a time; fewer at the end.
func multiply6x2(_ task: PanelTask) {
    var row = 0
    if task.inputStride == stemStride {
        while row &+ 6 <= task.rows {
            task.prefetchStem(row: row, rows: 6)
            tile6x2(6, stride: stemStride, task, row)
            row &+= 6
        }
    }
    // Seven pixels are left for tiles of four and three: one alone would wait for its own sums.
    while row &+ 6 <= task.rows && row &+ 7 != task.rows {
        tile6x2(6, stride: task.inputStride, task, row)
        row &+= 6
    }
    if row &+ 7 == task.rows {
        tile6x2(4, stride: task.inputStride, task, row)
        row &+= 4
    }
    switch task.rows &- row {
    case 1: tile6x2(1, stride: task.inputStride, task, row)
    case 2: tile6x2(2, stride: task.inputStride, task, row)
    case 3: tile6x2(3, stride: task.inputStride, task, row)
    case 4: tile6x2(4, stride: task.inputStride, task, row)
    case 5: tile6x2(5, stride: task.inputStride, task, row)
    default: break
    }
}

/// - Parameters:
///   - rows: a literal, so that each use compiles to a tile of just that many pixels.
///   - s: floats from one pixel of the input to the next; a literal where it is known beforehand.
@inline(always)
private func tile6x2(_ rows: Int, stride s: Int, _ task: PanelTask, _ row: Int) {
    var c0x0 = load(task.bias)
    var c0x1 = load(task.bias + width)
    var (c1x0, c1x1) = (c0x0, c0x1)
    var (c2x0, c2x1) = (c0x0, c0x1)
    var (c3x0, c3x1) = (c0x0, c0x1)
    var (c4x0, c4x1) = (c0x0, c0x1)
    var (c5x0, c5x1) = (c0x0, c0x1)
    var w = task.weights
    var a0 = task.input + row &* s
    var stretch = Stretch()
    while true {
        for k in 0..<task.length {
            let w0 = load(w)
            let w1 = load(w + width)
            accumulate(a0 + k, w0, w1, &c0x0, &c0x1)
            if rows > 1 { accumulate(a0 + s + k, w0, w1, &c1x0, &c1x1) }
            if rows > 2 { accumulate(a0 + 2 &* s + k, w0, w1, &c2x0, &c2x1) }
            if rows > 3 { accumulate(a0 + 3 &* s + k, w0, w1, &c3x0, &c3x1) }
            if rows > 4 { accumulate(a0 + 4 &* s + k, w0, w1, &c4x0, &c4x1) }
            if rows > 5 { accumulate(a0 + 5 &* s + k, w0, w1, &c5x0, &c5x1) }
            w += 2 &* width
        }
        if task.isSingle { break }
        guard let step = stretch.next(task) else { break }
        a0 += step
    }
    let end = TileEnd(task, row: row)
    if task.residual == nil {
        end.plain(0, 0, c0x0)
        end.plain(0, width, c0x1)
        if rows > 1 { end.plain(1, 0, c1x0) }
        if rows > 1 { end.plain(1, width, c1x1) }
        if rows > 2 { end.plain(2, 0, c2x0) }
        if rows > 2 { end.plain(2, width, c2x1) }
        if rows > 3 { end.plain(3, 0, c3x0) }
        if rows > 3 { end.plain(3, width, c3x1) }
        if rows > 4 { end.plain(4, 0, c4x0) }
        if rows > 4 { end.plain(4, width, c4x1) }
        if rows > 5 { end.plain(5, 0, c5x0) }
        if rows > 5 { end.plain(5, width, c5x1) }
    } else {
        end.added(0, 0, c0x0)
        end.added(0, width, c0x1)
        if rows > 1 { end.added(1, 0, c1x0) }
        if rows > 1 { end.added(1, width, c1x1) }
        if rows > 2 { end.added(2, 0, c2x0) }
        if rows > 2 { end.added(2, width, c2x1) }
        if rows > 3 { end.added(3, 0, c3x0) }
        if rows > 3 { end.added(3, width, c3x1) }
        if rows > 4 { end.added(4, 0, c4x0) }
        if rows > 4 { end.added(4, width, c4x1) }
        if rows > 5 { end.added(5, 0, c5x0) }
        if rows > 5 { end.added(5, width, c5x1) }
    }
}
