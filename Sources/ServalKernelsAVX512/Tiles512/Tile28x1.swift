#if arch(x86_64)
    /// Multiplies a run of pixels with a panel of one vector, 28 pixels at a time; fewer at the end.
    func multiply28x1(_ task: PanelTask) {
        var row = 0
        if task.inputStride == stemStride {
            while row &+ 28 <= task.rows {
                task.prefetchStem(row: row, rows: 28)
                tile28x1(28, stride: stemStride, task, row)
                row &+= 28
            }
        }
        while row &+ 28 <= task.rows {
            tile28x1(28, stride: task.inputStride, task, row)
            row &+= 28
        }
        if task.rows &- row >= 16 {
            tile28x1(16, stride: task.inputStride, task, row)
            row &+= 16
        }
        if task.rows &- row >= 8 {
            tile28x1(8, stride: task.inputStride, task, row)
            row &+= 8
        }
        if task.rows &- row >= 4 {
            tile28x1(4, stride: task.inputStride, task, row)
            row &+= 4
        }
        if task.rows &- row >= 2 {
            tile28x1(2, stride: task.inputStride, task, row)
            row &+= 2
        }
        if task.rows &- row >= 1 {
            tile28x1(1, stride: task.inputStride, task, row)
            row &+= 1
        }
    }

    /// - Parameters:
    ///   - rows: a literal, so that each use compiles to a tile of just that many pixels.
    ///   - s: floats from one pixel of the input to the next; a literal where it is known beforehand.
    @inline(always)
    private func tile28x1(_ rows: Int, stride s: Int, _ task: PanelTask, _ row: Int) {
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
        var c12x0 = c0x0
        var c13x0 = c0x0
        var c14x0 = c0x0
        var c15x0 = c0x0
        var c16x0 = c0x0
        var c17x0 = c0x0
        var c18x0 = c0x0
        var c19x0 = c0x0
        var c20x0 = c0x0
        var c21x0 = c0x0
        var c22x0 = c0x0
        var c23x0 = c0x0
        var c24x0 = c0x0
        var c25x0 = c0x0
        var c26x0 = c0x0
        var c27x0 = c0x0
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
                if rows > 12 { accumulate(a0 + 12 &* s + k, w0, &c12x0) }
                if rows > 13 { accumulate(a0 + 13 &* s + k, w0, &c13x0) }
                if rows > 14 { accumulate(a0 + 14 &* s + k, w0, &c14x0) }
                if rows > 15 { accumulate(a0 + 15 &* s + k, w0, &c15x0) }
                if rows > 16 { accumulate(a0 + 16 &* s + k, w0, &c16x0) }
                if rows > 17 { accumulate(a0 + 17 &* s + k, w0, &c17x0) }
                if rows > 18 { accumulate(a0 + 18 &* s + k, w0, &c18x0) }
                if rows > 19 { accumulate(a0 + 19 &* s + k, w0, &c19x0) }
                if rows > 20 { accumulate(a0 + 20 &* s + k, w0, &c20x0) }
                if rows > 21 { accumulate(a0 + 21 &* s + k, w0, &c21x0) }
                if rows > 22 { accumulate(a0 + 22 &* s + k, w0, &c22x0) }
                if rows > 23 { accumulate(a0 + 23 &* s + k, w0, &c23x0) }
                if rows > 24 { accumulate(a0 + 24 &* s + k, w0, &c24x0) }
                if rows > 25 { accumulate(a0 + 25 &* s + k, w0, &c25x0) }
                if rows > 26 { accumulate(a0 + 26 &* s + k, w0, &c26x0) }
                if rows > 27 { accumulate(a0 + 27 &* s + k, w0, &c27x0) }
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
            if rows > 12 { end.plain(12, 0, c12x0) }
            if rows > 13 { end.plain(13, 0, c13x0) }
            if rows > 14 { end.plain(14, 0, c14x0) }
            if rows > 15 { end.plain(15, 0, c15x0) }
            if rows > 16 { end.plain(16, 0, c16x0) }
            if rows > 17 { end.plain(17, 0, c17x0) }
            if rows > 18 { end.plain(18, 0, c18x0) }
            if rows > 19 { end.plain(19, 0, c19x0) }
            if rows > 20 { end.plain(20, 0, c20x0) }
            if rows > 21 { end.plain(21, 0, c21x0) }
            if rows > 22 { end.plain(22, 0, c22x0) }
            if rows > 23 { end.plain(23, 0, c23x0) }
            if rows > 24 { end.plain(24, 0, c24x0) }
            if rows > 25 { end.plain(25, 0, c25x0) }
            if rows > 26 { end.plain(26, 0, c26x0) }
            if rows > 27 { end.plain(27, 0, c27x0) }
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
            if rows > 12 { end.added(12, 0, c12x0) }
            if rows > 13 { end.added(13, 0, c13x0) }
            if rows > 14 { end.added(14, 0, c14x0) }
            if rows > 15 { end.added(15, 0, c15x0) }
            if rows > 16 { end.added(16, 0, c16x0) }
            if rows > 17 { end.added(17, 0, c17x0) }
            if rows > 18 { end.added(18, 0, c18x0) }
            if rows > 19 { end.added(19, 0, c19x0) }
            if rows > 20 { end.added(20, 0, c20x0) }
            if rows > 21 { end.added(21, 0, c21x0) }
            if rows > 22 { end.added(22, 0, c22x0) }
            if rows > 23 { end.added(23, 0, c23x0) }
            if rows > 24 { end.added(24, 0, c24x0) }
            if rows > 25 { end.added(25, 0, c25x0) }
            if rows > 26 { end.added(26, 0, c26x0) }
            if rows > 27 { end.added(27, 0, c27x0) }
        }
    }
#endif
