/// Multiplies a run of pixels with a panel of one vector, 12 pixels at a time; fewer at the end.
func multiply12x1(_ task: PanelTask) {
    var row = 0
    while row &+ 12 <= task.rows {
        tile12x1(12, stride: task.inputStride, task, row)
        row &+= 12
    }
    switch task.rows &- row {
    case 1: tile12x1(1, stride: task.inputStride, task, row)
    case 2: tile12x1(2, stride: task.inputStride, task, row)
    case 3: tile12x1(3, stride: task.inputStride, task, row)
    case 4: tile12x1(4, stride: task.inputStride, task, row)
    case 5: tile12x1(5, stride: task.inputStride, task, row)
    case 6: tile12x1(6, stride: task.inputStride, task, row)
    case 7: tile12x1(7, stride: task.inputStride, task, row)
    case 8: tile12x1(8, stride: task.inputStride, task, row)
    case 9: tile12x1(9, stride: task.inputStride, task, row)
    case 10: tile12x1(10, stride: task.inputStride, task, row)
    case 11: tile12x1(11, stride: task.inputStride, task, row)
    default: break
    }
}

/// - Parameters:
///   - rows: a literal, so that each use compiles to a tile of just that many pixels.
///   - s: floats from one pixel of the input to the next; a literal where it is known beforehand.
@inline(always)
private func tile12x1(_ rows: Int, stride s: Int, _ task: PanelTask, _ row: Int) {
    var c0x0 = load(task.bias)
    var c1x0 = c0x0
    var c2x0 = c0x0
    var c3x0 = c0x0
    var c4x0 = c0x0
    var c5x0 = c0x0
    var c6x0 = c0x0
    var c7x0 = c0x0
    var c8x0 = c0x0
    var c9x0 = c0x0
    var c10x0 = c0x0
    var c11x0 = c0x0
    var w = task.weights
    var a0 = task.input + row &* s
    var stretch = Stretch()
    while true {
        for k in 0..<task.length {
            let w0 = load(w)
            accumulate(a0 + k, w0, &c0x0)
            if rows > 1 { accumulate(a0 + s + k, w0, &c1x0) }
            if rows > 2 { accumulate(a0 + 2 &* s + k, w0, &c2x0) }
            if rows > 3 { accumulate(a0 + 3 &* s + k, w0, &c3x0) }
            if rows > 4 { accumulate(a0 + 4 &* s + k, w0, &c4x0) }
            if rows > 5 { accumulate(a0 + 5 &* s + k, w0, &c5x0) }
            if rows > 6 { accumulate(a0 + 6 &* s + k, w0, &c6x0) }
            if rows > 7 { accumulate(a0 + 7 &* s + k, w0, &c7x0) }
            if rows > 8 { accumulate(a0 + 8 &* s + k, w0, &c8x0) }
            if rows > 9 { accumulate(a0 + 9 &* s + k, w0, &c9x0) }
            if rows > 10 { accumulate(a0 + 10 &* s + k, w0, &c10x0) }
            if rows > 11 { accumulate(a0 + 11 &* s + k, w0, &c11x0) }
            w += width
        }
        if task.isSingle { break }
        guard let step = stretch.next(task) else { break }
        a0 += step
    }
    let end = TileEnd(task, row: row)
    if task.residual == nil {
        end.plain(0, 0, c0x0)
        if rows > 1 { end.plain(1, 0, c1x0) }
        if rows > 2 { end.plain(2, 0, c2x0) }
        if rows > 3 { end.plain(3, 0, c3x0) }
        if rows > 4 { end.plain(4, 0, c4x0) }
        if rows > 5 { end.plain(5, 0, c5x0) }
        if rows > 6 { end.plain(6, 0, c6x0) }
        if rows > 7 { end.plain(7, 0, c7x0) }
        if rows > 8 { end.plain(8, 0, c8x0) }
        if rows > 9 { end.plain(9, 0, c9x0) }
        if rows > 10 { end.plain(10, 0, c10x0) }
        if rows > 11 { end.plain(11, 0, c11x0) }
    } else {
        end.added(0, 0, c0x0)
        if rows > 1 { end.added(1, 0, c1x0) }
        if rows > 2 { end.added(2, 0, c2x0) }
        if rows > 3 { end.added(3, 0, c3x0) }
        if rows > 4 { end.added(4, 0, c4x0) }
        if rows > 5 { end.added(5, 0, c5x0) }
        if rows > 6 { end.added(6, 0, c6x0) }
        if rows > 7 { end.added(7, 0, c7x0) }
        if rows > 8 { end.added(8, 0, c8x0) }
        if rows > 9 { end.added(9, 0, c9x0) }
        if rows > 10 { end.added(10, 0, c10x0) }
        if rows > 11 { end.added(11, 0, c11x0) }
    }
}
