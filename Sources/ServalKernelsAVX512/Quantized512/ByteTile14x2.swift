#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// Multiplies a run of pixels with a panel of two vectors in 8 bits, 14 pixels at a time; fewer at the end.
    func multiplyBytes14x2(_ task: QuantizedTask) {
        var row = 0
        if task.depth &* task.stretches <= 64 {
            // Where the sums are short, small tiles overlap better with the end of the one before.
            while row &+ 4 <= task.rows {
                byteTile14x2(4, task, row)
                row &+= 4
            }
        }
        while row &+ 14 <= task.rows {
            byteTile14x2(14, task, row)
            row &+= 14
        }
        if row &+ 7 <= task.rows {
            byteTile14x2(7, task, row)
            row &+= 7
        }
        if row &+ 4 <= task.rows {
            byteTile14x2(4, task, row)
            row &+= 4
        }
        if row &+ 2 <= task.rows {
            byteTile14x2(2, task, row)
            row &+= 2
        }
        if row &+ 1 <= task.rows {
            byteTile14x2(1, task, row)
            row &+= 1
        }
    }

    /// - Parameter rows: a literal, so that each use compiles to a tile of just that many pixels.
    @inline(always)
    private func byteTile14x2(_ rows: Int, _ task: QuantizedTask, _ row: Int) {
        var c0x0 = loadSums(task.biases)
        var c0x1 = loadSums(task.biases + 16)
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
        let s = task.inputStrideBytes
        var start = task.input + row &* s
        var w = UnsafeRawPointer(task.weights)
        var left = task.stretches
        repeat {
            var a = start
            let end = a + task.depth
            while a < end {
                let w0 = loadWeights(w)
                let w1 = loadWeights(w + 64)
                accumulateBytes(a, w0, w1, &c0x0, &c0x1)
                if rows > 1 { accumulateBytes(a + s, w0, w1, &c1x0, &c1x1) }
                if rows > 2 { accumulateBytes(a + 2 &* s, w0, w1, &c2x0, &c2x1) }
                if rows > 3 { accumulateBytes(a + 3 &* s, w0, w1, &c3x0, &c3x1) }
                if rows > 4 { accumulateBytes(a + 4 &* s, w0, w1, &c4x0, &c4x1) }
                if rows > 5 { accumulateBytes(a + 5 &* s, w0, w1, &c5x0, &c5x1) }
                if rows > 6 { accumulateBytes(a + 6 &* s, w0, w1, &c6x0, &c6x1) }
                if rows > 7 { accumulateBytes(a + 7 &* s, w0, w1, &c7x0, &c7x1) }
                if rows > 8 { accumulateBytes(a + 8 &* s, w0, w1, &c8x0, &c8x1) }
                if rows > 9 { accumulateBytes(a + 9 &* s, w0, w1, &c9x0, &c9x1) }
                if rows > 10 { accumulateBytes(a + 10 &* s, w0, w1, &c10x0, &c10x1) }
                if rows > 11 { accumulateBytes(a + 11 &* s, w0, w1, &c11x0, &c11x1) }
                if rows > 12 { accumulateBytes(a + 12 &* s, w0, w1, &c12x0, &c12x1) }
                if rows > 13 { accumulateBytes(a + 13 &* s, w0, w1, &c13x0, &c13x1) }
                a += 4
                w += 128
            }
            start += task.stretchStep
            left &-= 1
        } while left > 0
        let tail = ByteTileEnd(task, row)
        tail.rows2(0, rows &- 0, c0x0, c0x1, c1x0, c1x1)
        if rows > 2 { tail.rows2(2, rows &- 2, c2x0, c2x1, c3x0, c3x1) }
        if rows > 4 { tail.rows2(4, rows &- 4, c4x0, c4x1, c5x0, c5x1) }
        if rows > 6 { tail.rows2(6, rows &- 6, c6x0, c6x1, c7x0, c7x1) }
        if rows > 8 { tail.rows2(8, rows &- 8, c8x0, c8x1, c9x0, c9x1) }
        if rows > 10 { tail.rows2(10, rows &- 10, c10x0, c10x1, c11x0, c11x1) }
        if rows > 12 { tail.rows2(12, rows &- 12, c12x0, c12x1, c13x0, c13x1) }
    }
#endif
