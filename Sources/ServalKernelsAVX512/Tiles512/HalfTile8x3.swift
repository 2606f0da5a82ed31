#if arch(x86_64)
    /// Multiplies a run of pixels with a panel of three vectors of eight lanes, 8 pixels at a time; fewer at the end.
    func multiplyHalf8x3(_ task: PanelTask) {
        var row = 0
        while row &+ 8 <= task.rows {
            tileHalf8x3(8, stride: task.inputStride, task, row)
            row &+= 8
        }
        switch task.rows &- row {
        case 1: tileHalf8x3(1, stride: task.inputStride, task, row)
        case 2: tileHalf8x3(2, stride: task.inputStride, task, row)
        case 3: tileHalf8x3(3, stride: task.inputStride, task, row)
        case 4: tileHalf8x3(4, stride: task.inputStride, task, row)
        case 5: tileHalf8x3(5, stride: task.inputStride, task, row)
        case 6: tileHalf8x3(6, stride: task.inputStride, task, row)
        case 7: tileHalf8x3(7, stride: task.inputStride, task, row)
        default: break
        }
    }

    /// - Parameters:
    ///   - rows: a literal, so that each use compiles to a tile of just that many pixels.
    ///   - s: floats from one pixel of the input to the next; a literal where it is known beforehand.
    @inline(always)
    private func tileHalf8x3(_ rows: Int, stride s: Int, _ task: PanelTask, _ row: Int) {
        var c0x0 = loadHalf(task.bias)
        var c0x1 = loadHalf(task.bias + 8)
        var c0x2 = loadHalf(task.bias + 16)
        var (c1x0, c1x1, c1x2) = (c0x0, c0x1, c0x2)
        var (c2x0, c2x1, c2x2) = (c0x0, c0x1, c0x2)
        var (c3x0, c3x1, c3x2) = (c0x0, c0x1, c0x2)
        var (c4x0, c4x1, c4x2) = (c0x0, c0x1, c0x2)
        var (c5x0, c5x1, c5x2) = (c0x0, c0x1, c0x2)
        var (c6x0, c6x1, c6x2) = (c0x0, c0x1, c0x2)
        var (c7x0, c7x1, c7x2) = (c0x0, c0x1, c0x2)
        var w = task.weights
        var a0 = task.input + row &* s
        var stretch = Stretch()
        while true {
            for k in 0..<task.length {
                let w0 = loadHalf(w)
                let w1 = loadHalf(w + 8)
                let w2 = loadHalf(w + 16)
                accumulate(a0 + k, w0, w1, w2, &c0x0, &c0x1, &c0x2)
                if rows > 1 { accumulate(a0 + s + k, w0, w1, w2, &c1x0, &c1x1, &c1x2) }
                if rows > 2 { accumulate(a0 + 2 &* s + k, w0, w1, w2, &c2x0, &c2x1, &c2x2) }
                if rows > 3 { accumulate(a0 + 3 &* s + k, w0, w1, w2, &c3x0, &c3x1, &c3x2) }
                if rows > 4 { accumulate(a0 + 4 &* s + k, w0, w1, w2, &c4x0, &c4x1, &c4x2) }
                if rows > 5 { accumulate(a0 + 5 &* s + k, w0, w1, w2, &c5x0, &c5x1, &c5x2) }
                if rows > 6 { accumulate(a0 + 6 &* s + k, w0, w1, w2, &c6x0, &c6x1, &c6x2) }
                if rows > 7 { accumulate(a0 + 7 &* s + k, w0, w1, w2, &c7x0, &c7x1, &c7x2) }
                w += 24
            }
            if task.isSingle { break }
            guard let step = stretch.next(task) else { break }
            a0 += step
        }
        let end = HalfTileEnd(task, row: row)
        if task.residual == nil {
            end.plain(0, 0, c0x0)
            end.plain(0, 8, c0x1)
            end.plain(0, 16, c0x2)
            if rows > 1 { end.plain(1, 0, c1x0) }
            if rows > 1 { end.plain(1, 8, c1x1) }
            if rows > 1 { end.plain(1, 16, c1x2) }
            if rows > 2 { end.plain(2, 0, c2x0) }
            if rows > 2 { end.plain(2, 8, c2x1) }
            if rows > 2 { end.plain(2, 16, c2x2) }
            if rows > 3 { end.plain(3, 0, c3x0) }
            if rows > 3 { end.plain(3, 8, c3x1) }
            if rows > 3 { end.plain(3, 16, c3x2) }
            if rows > 4 { end.plain(4, 0, c4x0) }
            if rows > 4 { end.plain(4, 8, c4x1) }
            if rows > 4 { end.plain(4, 16, c4x2) }
            if rows > 5 { end.plain(5, 0, c5x0) }
            if rows > 5 { end.plain(5, 8, c5x1) }
            if rows > 5 { end.plain(5, 16, c5x2) }
            if rows > 6 { end.plain(6, 0, c6x0) }
            if rows > 6 { end.plain(6, 8, c6x1) }
            if rows > 6 { end.plain(6, 16, c6x2) }
            if rows > 7 { end.plain(7, 0, c7x0) }
            if rows > 7 { end.plain(7, 8, c7x1) }
            if rows > 7 { end.plain(7, 16, c7x2) }
        } else {
            end.added(0, 0, c0x0)
            end.added(0, 8, c0x1)
            end.added(0, 16, c0x2)
            if rows > 1 { end.added(1, 0, c1x0) }
            if rows > 1 { end.added(1, 8, c1x1) }
            if rows > 1 { end.added(1, 16, c1x2) }
            if rows > 2 { end.added(2, 0, c2x0) }
            if rows > 2 { end.added(2, 8, c2x1) }
            if rows > 2 { end.added(2, 16, c2x2) }
            if rows > 3 { end.added(3, 0, c3x0) }
            if rows > 3 { end.added(3, 8, c3x1) }
            if rows > 3 { end.added(3, 16, c3x2) }
            if rows > 4 { end.added(4, 0, c4x0) }
            if rows > 4 { end.added(4, 8, c4x1) }
            if rows > 4 { end.added(4, 16, c4x2) }
            if rows > 5 { end.added(5, 0, c5x0) }
            if rows > 5 { end.added(5, 8, c5x1) }
            if rows > 5 { end.added(5, 16, c5x2) }
            if rows > 6 { end.added(6, 0, c6x0) }
            if rows > 6 { end.added(6, 8, c6x1) }
            if rows > 6 { end.added(6, 16, c6x2) }
            if rows > 7 { end.added(7, 0, c7x0) }
            if rows > 7 { end.added(7, 8, c7x1) }
            if rows > 7 { end.added(7, 16, c7x2) }
        }
    }
#endif
