#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// Multiplies a run of pixels with a panel of four vectors in 8 bits, 6 pixels at a time; fewer at the end.
    func multiplyBytes6x4(_ task: QuantizedTask) {
        var row = 0
        if task.depth <= 128 {
            // Where the sums are short, small tiles overlap better with the end of the one before.
            while row &+ 2 <= task.rows {
                byteTile6x4(2, task, row)
                row &+= 2
            }
        }
        while row &+ 6 <= task.rows {
            byteTile6x4(6, task, row)
            row &+= 6
        }
        switch task.rows &- row {
        case 1: byteTile6x4(1, task, row)
        case 2: byteTile6x4(2, task, row)
        case 3: byteTile6x4(3, task, row)
        case 4: byteTile6x4(4, task, row)
        case 5: byteTile6x4(5, task, row)
        default: break
        }
    }

    /// - Parameter rows: a literal, so that each use compiles to a tile of just that many pixels.
    @inline(always)
    private func byteTile6x4(_ rows: Int, _ task: QuantizedTask, _ row: Int) {
        var c0x0 = loadSums(task.biases)
        var c0x1 = loadSums(task.biases + 16)
        var c0x2 = loadSums(task.biases + 32)
        var c0x3 = loadSums(task.biases + 48)
        var (c1x0, c1x1, c1x2, c1x3) = (c0x0, c0x1, c0x2, c0x3)
        var (c2x0, c2x1, c2x2, c2x3) = (c0x0, c0x1, c0x2, c0x3)
        var (c3x0, c3x1, c3x2, c3x3) = (c0x0, c0x1, c0x2, c0x3)
        var (c4x0, c4x1, c4x2, c4x3) = (c0x0, c0x1, c0x2, c0x3)
        var (c5x0, c5x1, c5x2, c5x3) = (c0x0, c0x1, c0x2, c0x3)
        let s = task.inputStrideBytes
        var a = task.input + row &* s
        let end = a + task.depth
        var w = UnsafeRawPointer(task.weights)
        while a < end {
            let w0 = loadWeights(w)
            let w1 = loadWeights(w + 64)
            let w2 = loadWeights(w + 128)
            let w3 = loadWeights(w + 192)
            accumulateBytes(a, w0, w1, w2, w3, &c0x0, &c0x1, &c0x2, &c0x3)
            if rows > 1 { accumulateBytes(a + s, w0, w1, w2, w3, &c1x0, &c1x1, &c1x2, &c1x3) }
            if rows > 2 { accumulateBytes(a + 2 &* s, w0, w1, w2, w3, &c2x0, &c2x1, &c2x2, &c2x3) }
            if rows > 3 { accumulateBytes(a + 3 &* s, w0, w1, w2, w3, &c3x0, &c3x1, &c3x2, &c3x3) }
            if rows > 4 { accumulateBytes(a + 4 &* s, w0, w1, w2, w3, &c4x0, &c4x1, &c4x2, &c4x3) }
            if rows > 5 { accumulateBytes(a + 5 &* s, w0, w1, w2, w3, &c5x0, &c5x1, &c5x2, &c5x3) }
            a += 4
            w += 256
        }
        let tail = ByteTileEnd(task, row)
        tail.row(0, c0x0, c0x1, c0x2, c0x3)
        if rows > 1 { tail.row(1, c1x0, c1x1, c1x2, c1x3) }
        if rows > 2 { tail.row(2, c2x0, c2x1, c2x2, c2x3) }
        if rows > 3 { tail.row(3, c3x0, c3x1, c3x2, c3x3) }
        if rows > 4 { tail.row(4, c4x0, c4x1, c4x2, c4x3) }
        if rows > 5 { tail.row(5, c5x0, c5x1, c5x2, c5x3) }
    }
#endif
