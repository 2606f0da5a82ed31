/// Multiplies a run of pixels with a panel of three vectors, 3 pixels at a time; fewer at the end.
func multiply3x3(_ task: PanelTask) {
    var row = 0
    if task.inputStride == stemStride {
        while row &+ 3 <= task.rows {
            task.prefetchStem(row: row, rows: 3)
            tile3x3(3, stride: stemStride, task, row)
            row &+= 3
        }
    }
    while row &+ 3 <= task.rows {
        tile3x3(3, stride: task.inputStride, task, row)
        row &+= 3
    }
    switch task.rows &- row {
    case 1: tile3x3(1, stride: task.inputStride, task, row)
    case 2: tile3x3(2, stride: task.inputStride, task, row)
    default: break
    }
}

/// - Parameters:
///   - rows: a literal, so that each use compiles to a tile of just that many pixels.
///   - s: floats from one pixel of the input to the next; a literal where it is known beforehand.
@inline(always)
private func tile3x3(_ rows: Int, stride s: Int, _ task: PanelTask, _ row: Int) {
    var c0x0 = load(task.bias)
    var c0x1 = load(task.bias + width)
    var c0x2 = load(task.bias + 2 &* width)
    var (c1x0, c1x1, c1x2) = (c0x0, c0x1, c0x2)
    var (c2x0, c2x1, c2x2) = (c0x0, c0x1, c0x2)
    var w = task.weights
    var a0 = task.input + row &* s
    var stretch = Stretch()
    while true {
        for k in 0..<task.length {
            let w0 = load(w)
            let w1 = load(w + width)
            let w2 = load(w + 2 &* width)
            accumulate(a0 + k, w0, w1, w2, &c0x0, &c0x1, &c0x2)
            if rows > 1 { accumulate(a0 + s + k, w0, w1, w2, &c1x0, &c1x1, &c1x2) }
            if rows > 2 { accumulate(a0 + 2 &* s + k, w0, w1, w2, &c2x0, &c2x1, &c2x2) }
            w += 3 &* width
        }
        if task.isSingle { break }
        guard let step = stretch.next(task) else { break }
        a0 += step
    }
    let end = TileEnd(task, row: row)
    if task.residual == nil {
        end.plain(0, 0, c0x0)
        end.plain(0, width, c0x1)
        end.plain(0, 2 &* width, c0x2)
        if rows > 1 { end.plain(1, 0, c1x0) }
        if rows > 1 { end.plain(1, width, c1x1) }
        if rows > 1 { end.plain(1, 2 &* width, c1x2) }
        if rows > 2 { end.plain(2, 0, c2x0) }
        if rows > 2 { end.plain(2, width, c2x1) }
        if rows > 2 { end.plain(2, 2 &* width, c2x2) }
    } else {
        end.added(0, 0, c0x0)
        end.added(0, width, c0x1)
        end.added(0, 2 &* width, c0x2)
        if rows > 1 { end.added(1, 0, c1x0) }
        if rows > 1 { end.added(1, width, c1x1) }
        if rows > 1 { end.added(1, 2 &* width, c1x2) }
        if rows > 2 { end.added(2, 0, c2x0) }
        if rows > 2 { end.added(2, width, c2x1) }
        if rows > 2 { end.added(2, 2 &* width, c2x2) }
    }
}
