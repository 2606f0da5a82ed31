#if arch(x86_64)
    /// Multiplies a run of pixels with a panel of four vectors in 8 bits, 6 pixels at a time; fewer at the end.
    func multiplyBytes6x4(_ task: QuantizedTask) {
        var row = 0
        if task.depth <= 128 {
            // Where the sums are short, small tiles overlap better with the end of the one before.
            while row &+ 2 <= task.rows {
                byteTile(2, 4, task, row)
                row &+= 2
            }
        }
        while row &+ 6 <= task.rows {
            byteTile(6, 4, task, row)
            row &+= 6
        }
        switch task.rows &- row {
        case 1: byteTile(1, 4, task, row)
        case 2: byteTile(2, 4, task, row)
        case 3: byteTile(3, 4, task, row)
        case 4: byteTile(4, 4, task, row)
        case 5: byteTile(5, 4, task, row)
        default: break
        }
    }

    /// Multiplies a run of pixels with a panel of two vectors in 8 bits, 14 pixels at a time; fewer at the end.
    func multiplyBytes14x2(_ task: QuantizedTask) {
        var row = 0
        if task.depth &* task.kSegments <= 64 {
            // Where the sums are short, small tiles overlap better with the end of the one before.
            while row &+ 4 <= task.rows {
                byteTile(4, 2, task, row)
                row &+= 4
            }
        }
        while row &+ 14 <= task.rows {
            byteTile(14, 2, task, row)
            row &+= 14
        }
        if row &+ 7 <= task.rows {
            byteTile(7, 2, task, row)
            row &+= 7
        }
        if row &+ 4 <= task.rows {
            byteTile(4, 2, task, row)
            row &+= 4
        }
        if row &+ 2 <= task.rows {
            byteTile(2, 2, task, row)
            row &+= 2
        }
        if row < task.rows { byteTile(1, 2, task, row) }
    }

    /// Multiplies a run of pixels with a panel of one vector in 8 bits, 28 pixels at a time; fewer at the end.
    func multiplyBytes28x1(_ task: QuantizedTask) {
        var row = 0
        while row &+ 28 <= task.rows {
            byteTile(28, 1, task, row)
            row &+= 28
        }
        if row &+ 14 <= task.rows {
            byteTile(14, 1, task, row)
            row &+= 14
        }
        if row &+ 7 <= task.rows {
            byteTile(7, 1, task, row)
            row &+= 7
        }
        if row &+ 4 <= task.rows {
            byteTile(4, 1, task, row)
            row &+= 4
        }
        if row &+ 2 <= task.rows {
            byteTile(2, 1, task, row)
            row &+= 2
        }
        if row < task.rows { byteTile(1, 1, task, row) }
    }

    /// - Parameter rows, vectors: literals, so that each use compiles to a tile of just that shape.
    @inline(always)
    private func byteTile(_ rows: Int, _ vectors: Int, _ task: QuantizedTask, _ row: Int) {
        ByteTile.with(rows, vectors) { tile in
            tile.multiply(task, row, hasKSegments: vectors == 2)
            let end = ByteTileEnd(task, row)
            let sums = tile.sums
            // Four vectors are ended together: of one pixel, of two or of four.
            var row = 0
            while row < rows {
                let c = sums + row &* vectors
                if vectors == 4 {
                    end.row(row, c[0], c[1], c[2], c[3])
                    row &+= 1
                } else if vectors == 2 {
                    end.rows2(row, rows &- row, c[0], c[1], c[2], c[3])
                    row &+= 2
                } else {
                    end.rows4(row, rows &- row, c[0], c[1], c[2], c[3])
                    row &+= 4
                }
            }
        }
    }
#endif
