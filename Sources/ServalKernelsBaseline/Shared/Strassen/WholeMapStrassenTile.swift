/// The products of a panel for up to 25 pixels of each half of an image, one vector of columns, in registers.
struct WholeMapStrassenTile: StrassenSummation {
    let tile: RegisterTile
    let task: WholeMapStrassenTask
    let places: StrassenPlaces

    @inline(always)
    init(_ tile: RegisterTile, _ task: WholeMapStrassenTask) {
        self.tile = tile
        self.task = task
        places = task.places
    }

    @inline(always)
    mutating func add(
        _ factor: StrassenFactor, from start: StrassenPlace, continues: Bool, to target: StrassenPlace, isKept: Bool
    ) {
        if !continues { tile.start(at: start, places) }
        // While a panel is used, the next one is on its way to the second-level cache, evenly: seven products read as
        // many rows as a panel has lines in four.
        let pace = 10
        let ahead = task.weights + (task.next &+ factor.index &* task.blocks &* 16 &* pace)
        tile.add(
            task.factors + factor.index &* task.factorFloats, blockStride: task.blockStride,
            StrassenRows(factor, task.weights, task.quarter), blocks: task.blocks, blockRows: task.blockRows,
            ahead: ahead, pace: pace)
        if isKept { tile.save(to: places.memory(target)) }
    }

    @inline(always)
    mutating func add(_ place: StrassenPlace) { tile.add(place, places) }

    @inline(always)
    func forEach(plus place: StrassenPlace?, _ body: (_ sum: Vector, _ row: Int, _ column: Int) -> Void) {
        tile.forEach(plus: place, places, body)
    }
}

/// Rows of a right-hand factor, summed from the quarters of a panel when they are read.
struct StrassenRows {
    /// A literal.
    let factor: StrassenFactor
    /// The next row of B11.
    var weights: UnsafePointer<Float>
    /// Floats from B11 to B12, from there to B21, from there to B22.
    let quarter: Int

    @inline(always)
    init(_ factor: StrassenFactor, _ weights: UnsafePointer<Float>, _ quarter: Int) {
        self.factor = factor
        self.weights = weights
        self.quarter = quarter
    }

    /// One vector of the next row.
    @inline(always)
    func vector(_ column: Int) -> Vector {
        let w = weights + column
        return switch factor {
        case .b11: load(w)
        case .b21: load(w + 2 &* quarter)
        case .t2: load(w + 3 &* quarter) - load(w + quarter) + load(w)
        case .t3: load(w + 3 &* quarter) - load(w + quarter)
        case .negatedT4: load(w + 2 &* quarter) - (load(w + 3 &* quarter) - load(w + quarter) + load(w))
        case .t1: load(w + quarter) - load(w)
        case .b22: load(w + 3 &* quarter)
        }
    }
}

extension RegisterTile {
    /// Adds the product of the pixels with some rows of a factor; a tile has one or two vectors.
    ///
    /// - Parameters:
    ///   - input: the left-hand factor: the channels of a block of each pixel, then the next block of each.
    ///   - blockStride: floats from one block to the next.
    ///   - rows: of the right-hand factor, 16 floats apart.
    ///   - blocks: how many blocks, of `blockRows` rows. That number is no literal, or the loop over them would be unrolled.
    ///   - ahead: weights that are read later and fetched into the second-level cache; a literal nil for none.
    ///   - pace: floats of them for each row of the factor.
    ///   - kept: where the factor is stored, in rows of 16 columns; a literal nil for nowhere.
    @inline(always)
    func add(
        _ input: UnsafePointer<Float>, blockStride: Int, _ rows: StrassenRows, blocks: Int, blockRows: Int,
        ahead: UnsafePointer<Float>? = nil, pace: Int = 16, kept: UnsafeMutablePointer<Float>? = nil
    ) {
        var (input, rows) = (input, rows)
        var at = 0
        var coming = 0
        for _ in 0..<blocks {
            for _ in 0..<blockRows {
                if let ahead {
                    prefetch(ahead + coming)
                    coming &+= pace
                }
                let first = rows.vector(0)
                let second = vectors > 1 ? rows.vector(width) : first
                if let kept {
                    store(first, kept + at)
                    if vectors > 1 { store(second, kept + (at &+ width)) }
                    at &+= 16
                }
                add(input, stride: 16, WeightRow(first, second))
                input += 1
                rows.weights += 16
            }
            input += blockStride &- 16
        }
    }
}
