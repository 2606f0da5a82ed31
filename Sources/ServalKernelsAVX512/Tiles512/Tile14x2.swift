#if arch(x86_64)
    /// Multiplies a run of pixels with a panel of two vectors, 14 pixels at a time; fewer at the end.
    func multiply14x2(_ task: PanelTask) {
        var row = 0
        if task.inputStride == stemStride {
            while row &+ 14 <= task.rows {
                task.prefetchStem(row: row, rows: 14)
                tile14x2(14, stride: stemStride, task, row)
                row &+= 14
            }
        }
        while row &+ 14 <= task.rows {
            tile14x2(14, stride: task.inputStride, task, row)
            row &+= 14
        }
        switch task.rows &- row {
        case 1: tile14x2(1, stride: task.inputStride, task, row)
        case 2: tile14x2(2, stride: task.inputStride, task, row)
        case 3: tile14x2(3, stride: task.inputStride, task, row)
        case 4: tile14x2(4, stride: task.inputStride, task, row)
        case 5: tile14x2(5, stride: task.inputStride, task, row)
        case 6: tile14x2(6, stride: task.inputStride, task, row)
        case 7: tile14x2(7, stride: task.inputStride, task, row)
        case 8: tile14x2(8, stride: task.inputStride, task, row)
        case 9: tile14x2(9, stride: task.inputStride, task, row)
        case 10: tile14x2(10, stride: task.inputStride, task, row)
        case 11: tile14x2(11, stride: task.inputStride, task, row)
        case 12: tile14x2(12, stride: task.inputStride, task, row)
        case 13: tile14x2(13, stride: task.inputStride, task, row)
        default: break
        }
    }

    /// - Parameters:
    ///   - rows: a literal, so that each use compiles to a tile of just that many pixels.
    ///   - s: floats from one pixel of the input to the next; a literal where it is known beforehand.
    @inline(always)
    private func tile14x2(_ rows: Int, stride s: Int, _ task: PanelTask, _ row: Int) {
        var c0x0 = load(task.bias)
        var c0x1 = load(task.bias + width)
        var (c1x0, c1x1) = (c0x0, c0x1)
        var (c2x0, c2x1) = (c0x0, c0x1)
        var (c3x0, c3x1) = (c0x0, c0x1)
        var (c4x0, c4x1) = (c0x0, c0x1)
        var (c5x0, c5x1) = (c0x0, c0x1)
        var (c6x0, c6x1) = (c0x0, c0x1)
        var (c7x0, c7x1) = (c0x0, c0x1)
        var (c8x0, c8x1) = (c0x0, c0x1)
        var (c9x0, c9x1) = (c0x0, c0x1)
        var (c10x0, c10x1) = (c0x0, c0x1)
        var (c11x0, c11x1) = (c0x0, c0x1)
        var (c12x0, c12x1) = (c0x0, c0x1)
        var (c13x0, c13x1) = (c0x0, c0x1)
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
                if rows > 6 { accumulate(a0 + 6 &* s + k, w0, w1, &c6x0, &c6x1) }
                if rows > 7 { accumulate(a0 + 7 &* s + k, w0, w1, &c7x0, &c7x1) }
                if rows > 8 { accumulate(a0 + 8 &* s + k, w0, w1, &c8x0, &c8x1) }
                if rows > 9 { accumulate(a0 + 9 &* s + k, w0, w1, &c9x0, &c9x1) }
                if rows > 10 { accumulate(a0 + 10 &* s + k, w0, w1, &c10x0, &c10x1) }
                if rows > 11 { accumulate(a0 + 11 &* s + k, w0, w1, &c11x0, &c11x1) }
                if rows > 12 { accumulate(a0 + 12 &* s + k, w0, w1, &c12x0, &c12x1) }
                if rows > 13 { accumulate(a0 + 13 &* s + k, w0, w1, &c13x0, &c13x1) }
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
            if rows > 6 { end.plain(6, 0, c6x0) }
            if rows > 6 { end.plain(6, width, c6x1) }
            if rows > 7 { end.plain(7, 0, c7x0) }
            if rows > 7 { end.plain(7, width, c7x1) }
            if rows > 8 { end.plain(8, 0, c8x0) }
            if rows > 8 { end.plain(8, width, c8x1) }
            if rows > 9 { end.plain(9, 0, c9x0) }
            if rows > 9 { end.plain(9, width, c9x1) }
            if rows > 10 { end.plain(10, 0, c10x0) }
            if rows > 10 { end.plain(10, width, c10x1) }
            if rows > 11 { end.plain(11, 0, c11x0) }
            if rows > 11 { end.plain(11, width, c11x1) }
            if rows > 12 { end.plain(12, 0, c12x0) }
            if rows > 12 { end.plain(12, width, c12x1) }
            if rows > 13 { end.plain(13, 0, c13x0) }
            if rows > 13 { end.plain(13, width, c13x1) }
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
            if rows > 6 { end.added(6, 0, c6x0) }
            if rows > 6 { end.added(6, width, c6x1) }
            if rows > 7 { end.added(7, 0, c7x0) }
            if rows > 7 { end.added(7, width, c7x1) }
            if rows > 8 { end.added(8, 0, c8x0) }
            if rows > 8 { end.added(8, width, c8x1) }
            if rows > 9 { end.added(9, 0, c9x0) }
            if rows > 9 { end.added(9, width, c9x1) }
            if rows > 10 { end.added(10, 0, c10x0) }
            if rows > 10 { end.added(10, width, c10x1) }
            if rows > 11 { end.added(11, 0, c11x0) }
            if rows > 11 { end.added(11, width, c11x1) }
            if rows > 12 { end.added(12, 0, c12x0) }
            if rows > 12 { end.added(12, width, c12x1) }
            if rows > 13 { end.added(13, 0, c13x0) }
            if rows > 13 { end.added(13, width, c13x1) }
        }
    }
#endif
