#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// `RegisterTile` of half vectors.
    private struct HalfTile {
        let rows: Int
        let vectors: Int
        let sums: UnsafeMutablePointer<HalfVector>

        /// Calls `body` with a tile whose sums are not yet set. A tile has at most 24 half vectors.
        @inline(always)
        static func with(_ rows: Int, _ vectors: Int, _ body: (HalfTile) -> Void) {
            let v = HalfVector(repeating: 0)
            var room = (v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v)
            withUnsafeMutablePointer(to: &room) { room in
                let sums = UnsafeMutableRawPointer(room).assumingMemoryBound(to: HalfVector.self)
                body(HalfTile(rows: rows, vectors: vectors, sums: sums))
            }
        }

        /// Calls `body` for each sum with its pixel and its first column.
        @inline(always)
        func forEach(_ body: (_ sum: inout HalfVector, _ row: Int, _ column: Int) -> Void) {
            var row = 0
            while row < rows {
                var vector = 0
                while vector < vectors {
                    body(&sums[row &* vectors &+ vector], row, vector &* 8)
                    vector &+= 1
                }
                row &+= 1
            }
        }

        /// Adds input value `k` of each pixel times a row of weights.
        @inline(always)
        func add(_ input: UnsafePointer<Float>, _ k: Int, stride: Int, _ weights: UnsafePointer<Float>) {
            let w0 = loadHalf(weights)
            let w1 = vectors > 1 ? loadHalf(weights + 8) : w0
            let w2 = vectors > 2 ? loadHalf(weights + 16) : w0
            var row = 0
            while row < rows {
                let x = HalfVector(repeating: (input + row &* stride)[k])
                var vector = 0
                while vector < vectors {
                    let at = row &* vectors &+ vector
                    sums[at] = _mm256_fmadd_ps(x, vector == 0 ? w0 : vector == 1 ? w1 : w2, sums[at])
                    vector &+= 1
                }
                row &+= 1
            }
        }
    }

    /// Multiplies a run of pixels with a panel of three half vectors, 8 pixels at a time; fewer at the end.
    func multiplyHalf8x3(_ task: PanelTask) {
        var row = 0
        while row &+ 8 <= task.rows {
            halfTile(8, 3, task, row)
            row &+= 8
        }
        switch task.rows &- row {
        case 1: halfTile(1, 3, task, row)
        case 2: halfTile(2, 3, task, row)
        case 3: halfTile(3, 3, task, row)
        case 4: halfTile(4, 3, task, row)
        case 5: halfTile(5, 3, task, row)
        case 6: halfTile(6, 3, task, row)
        case 7: halfTile(7, 3, task, row)
        default: break
        }
    }

    /// Multiplies a run of pixels with a panel of one half vector, 24 pixels at a time; fewer at the end.
    func multiplyHalf24x1(_ task: PanelTask) {
        var row = 0
        while row &+ 24 <= task.rows {
            halfTile(24, 1, task, row)
            row &+= 24
        }
        if task.rows &- row >= 16 {
            halfTile(16, 1, task, row)
            row &+= 16
        }
        if task.rows &- row >= 8 {
            halfTile(8, 1, task, row)
            row &+= 8
        }
        if task.rows &- row >= 4 {
            halfTile(4, 1, task, row)
            row &+= 4
        }
        if task.rows &- row >= 2 {
            halfTile(2, 1, task, row)
            row &+= 2
        }
        if task.rows &- row >= 1 { halfTile(1, 1, task, row) }
    }

    /// - Parameter rows, vectors: literals, so that each use compiles to a tile of just that shape.
    @inline(always)
    private func halfTile(_ rows: Int, _ vectors: Int, _ task: PanelTask, _ row: Int) {
        HalfTile.with(rows, vectors) { tile in
            tile.forEach { sum, _, column in sum = loadHalf(task.bias + column) }
            var weights = task.weights
            let s = task.inputStride
            var input = task.input + row &* s
            var segment = KSegment()
            while true {
                for k in 0..<task.length {
                    tile.add(input, k, stride: s, weights)
                    weights += vectors &* 8
                }
                if task.isSingle { break }
                guard let step = segment.next(task) else { break }
                input += step
            }
            let end = HalfTileEnd(task, row: row)
            if task.residual == nil {
                tile.forEach { sum, row, column in end.plain(row, column, sum) }
            } else {
                tile.forEach { sum, row, column in end.added(row, column, sum) }
            }
        }
    }
#endif
