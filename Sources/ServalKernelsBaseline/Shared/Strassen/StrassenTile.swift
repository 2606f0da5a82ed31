/// The products of a panel for up to 21 vectors of each quarter of a block, in registers.
struct StrassenTile: StrassenSummation {
    let tile: RegisterTile
    let task: StrassenTask
    let places: StrassenPlaces
    /// The next block's sums, whose stores run beside the multiplications.
    var next: StrassenSums
    /// A literal; false leaves the next block's sums alone.
    let makesSums: Bool

    @inline(always)
    init(_ tile: RegisterTile, _ task: StrassenTask, makesSums: Bool) {
        let lanes = tile.vectors &* width
        self.tile = tile
        self.task = task
        self.makesSums = makesSums
        next = task.nextSums
        places = StrassenPlaces(
            bias: task.weights, rightBias: task.weights + lanes, kept: task.saved, size: 21 &* width)
    }

    @inline(always)
    mutating func add(
        _ factor: StrassenFactor, from start: StrassenPlace, continues: Bool, to target: StrassenPlace, isKept: Bool
    ) {
        if !continues { tile.start(at: start, places) }
        multiply(factor)
        if isKept { tile.save(to: places.memory(target)) }
    }

    @inline(always)
    mutating func add(_ place: StrassenPlace) { tile.add(place, places) }

    @inline(always)
    func forEach(plus place: StrassenPlace?, _ body: (_ sum: Vector, _ row: Int, _ column: Int) -> Void) {
        tile.forEach(plus: place, places, body)
    }

    /// Adds the product of the pixels with `half` rows of weights.
    @inline(always)
    private mutating func multiply(_ factor: StrassenFactor) {
        let lanes = tile.vectors &* width
        let (k, s) = (task.half, task.inputStride)
        let sums = UnsafePointer(task.sums)
        var (input, stride) = (task.upper, s)
        switch factor {
        case .b11: break
        case .b21: input = task.upper + k
        case .t2: (input, stride) = (sums + task.sumFloats, k)
        case .t3: (input, stride) = (sums + 2 &* task.sumFloats, k)
        case .negatedT4: input = task.lower + k
        case .t1: (input, stride) = (sums, k)
        case .b22: (input, stride) = (sums + 3 &* task.sumFloats, k)
        }
        var weights = task.weights + (2 &+ factor.index &* k) &* lanes
        if makesSums {
            for _ in 0..<task.portions {
                multiply(&input, stride, &weights, count: task.pace)
                next.makeNext()
            }
            if tile.vectors > 1 { multiply(&input, stride, &weights, count: k &- task.portions &* task.pace) }
            next.finishRows()
        } else {
            multiply(&input, stride, &weights, count: k)
        }
    }

    /// While a panel is used, the next one is on its way to the second-level cache.
    @inline(always)
    private func multiply(
        _ input: inout UnsafePointer<Float>, _ stride: Int, _ weights: inout UnsafePointer<Float>, count: Int
    ) {
        let lanes = tile.vectors &* width
        let ahead = lanes &* (2 &+ 7 &* task.half)
        for _ in 0..<count {
            prefetch(weights + ahead)
            if lanes > 16 { prefetch(weights + (ahead &+ 16)) }
            if lanes > 32 { prefetch(weights + (ahead &+ 32)) }
            tile.add(input, stride: stride, WeightRow(tile.vectors, weights))
            input += 1
            weights += lanes
        }
    }
}
