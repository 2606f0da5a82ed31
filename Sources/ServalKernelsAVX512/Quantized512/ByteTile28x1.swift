#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// Multiplies a run of pixels with a panel of one vector in 8 bits, 28 pixels at a time; fewer at the end.
    func multiplyBytes28x1(_ task: QuantizedTask) {
        var row = 0
        while row &+ 28 <= task.rows {
            byteTile28x1(28, task, row)
            row &+= 28
        }
        if row &+ 14 <= task.rows {
            byteTile28x1(14, task, row)
            row &+= 14
        }
        if row &+ 7 <= task.rows {
            byteTile28x1(7, task, row)
            row &+= 7
        }
        if row &+ 4 <= task.rows {
            byteTile28x1(4, task, row)
            row &+= 4
        }
        if row &+ 2 <= task.rows {
            byteTile28x1(2, task, row)
            row &+= 2
        }
        if row &+ 1 <= task.rows {
            byteTile28x1(1, task, row)
            row &+= 1
        }
    }

    /// - Parameter rows: a literal, so that each use compiles to a tile of just that many pixels.
    @inline(always)
    private func byteTile28x1(_ rows: Int, _ task: QuantizedTask, _ row: Int) {
        var c0x0 = loadSums(task.biases)
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
        let s = task.inputStrideBytes
        var a = task.input + row &* s
        let end = a + task.depth
        var w = UnsafeRawPointer(task.weights)
        while a < end {
            let w0 = loadWeights(w)
            accumulateBytes(a, w0, &c0x0)
            if rows > 1 { accumulateBytes(a + s, w0, &c1x0) }
            if rows > 2 { accumulateBytes(a + 2 &* s, w0, &c2x0) }
            if rows > 3 { accumulateBytes(a + 3 &* s, w0, &c3x0) }
            if rows > 4 { accumulateBytes(a + 4 &* s, w0, &c4x0) }
            if rows > 5 { accumulateBytes(a + 5 &* s, w0, &c5x0) }
            if rows > 6 { accumulateBytes(a + 6 &* s, w0, &c6x0) }
            if rows > 7 { accumulateBytes(a + 7 &* s, w0, &c7x0) }
            if rows > 8 { accumulateBytes(a + 8 &* s, w0, &c8x0) }
            if rows > 9 { accumulateBytes(a + 9 &* s, w0, &c9x0) }
            if rows > 10 { accumulateBytes(a + 10 &* s, w0, &c10x0) }
            if rows > 11 { accumulateBytes(a + 11 &* s, w0, &c11x0) }
            if rows > 12 { accumulateBytes(a + 12 &* s, w0, &c12x0) }
            if rows > 13 { accumulateBytes(a + 13 &* s, w0, &c13x0) }
            if rows > 14 { accumulateBytes(a + 14 &* s, w0, &c14x0) }
            if rows > 15 { accumulateBytes(a + 15 &* s, w0, &c15x0) }
            if rows > 16 { accumulateBytes(a + 16 &* s, w0, &c16x0) }
            if rows > 17 { accumulateBytes(a + 17 &* s, w0, &c17x0) }
            if rows > 18 { accumulateBytes(a + 18 &* s, w0, &c18x0) }
            if rows > 19 { accumulateBytes(a + 19 &* s, w0, &c19x0) }
            if rows > 20 { accumulateBytes(a + 20 &* s, w0, &c20x0) }
            if rows > 21 { accumulateBytes(a + 21 &* s, w0, &c21x0) }
            if rows > 22 { accumulateBytes(a + 22 &* s, w0, &c22x0) }
            if rows > 23 { accumulateBytes(a + 23 &* s, w0, &c23x0) }
            if rows > 24 { accumulateBytes(a + 24 &* s, w0, &c24x0) }
            if rows > 25 { accumulateBytes(a + 25 &* s, w0, &c25x0) }
            if rows > 26 { accumulateBytes(a + 26 &* s, w0, &c26x0) }
            if rows > 27 { accumulateBytes(a + 27 &* s, w0, &c27x0) }
            a += 4
            w += 64
        }
        let tail = ByteTileEnd(task, row)
        tail.rows4(0, rows &- 0, c0x0, c1x0, c2x0, c3x0)
        if rows > 4 { tail.rows4(4, rows &- 4, c4x0, c5x0, c6x0, c7x0) }
        if rows > 8 { tail.rows4(8, rows &- 8, c8x0, c9x0, c10x0, c11x0) }
        if rows > 12 { tail.rows4(12, rows &- 12, c12x0, c13x0, c14x0, c15x0) }
        if rows > 16 { tail.rows4(16, rows &- 16, c16x0, c17x0, c18x0, c19x0) }
        if rows > 20 { tail.rows4(20, rows &- 20, c20x0, c21x0, c22x0, c23x0) }
        if rows > 24 { tail.rows4(24, rows &- 24, c24x0, c25x0, c26x0, c27x0) }
    }
#endif
