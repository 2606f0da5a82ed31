import ServalKernelInterface

/// A panel's seven products one after the other, each for all pixels of some blocks: what 16 registers can hold is too little
/// to read all right-hand factors for each tile. So a factor stays in the first-level cache for all tiles, while the sums of all of them
/// wait in memory.
struct BlockStrassenPanel: StrassenSummation {
    /// Rows of a factor that are used at a time: two vectors of each fill half of a first-level cache.
    private static var mostFactorRows: Int { 256 }

    /// Of the first block.
    private let task: StrassenTask
    private let blocks: Int
    private let places: StrassenPlaces
    /// The sums of the last product.
    private var sums: UnsafeMutablePointer<Float>

    @inline(always)
    private init(_ task: StrassenTask, blocks: Int) {
        self.task = task
        self.blocks = blocks
        places = StrassenPlaces(
            bias: task.weights, rightBias: task.weights + Self.lanes, kept: task.saved,
            size: blocks &* task.halfPixels &* Self.lanes)
        sums = task.saved
    }

    /// Columns: two vectors.
    @inline(always)
    private static var lanes: Int { 2 &* width }

    @inline(never)
    static func multiply(_ task: StrassenTask, blocks: Int) {
        var panel = BlockStrassenPanel(task, blocks: blocks)
        computeStrassenProducts(&panel, task.end, upperRows: .max, hasParts: false)
    }

    @inline(always)
    mutating func add(
        _ factor: StrassenFactor, from start: StrassenPlace, continues: Bool, to target: StrassenPlace, isKept: Bool
    ) {
        sums = places.memory(target)
        let product = StrassenProduct(factor, task, blocks: blocks)
        let weights = task.weights + (2 &+ factor.index &* task.half) &* Self.lanes
        var part = StrassenProductPart(
            product: product, halfPixels: task.halfPixels, weights: weights, rows: 0,
            ahead: weights + Self.lanes &* (2 &+ 7 &* task.half), start: places.start(start),
            startStride: StrassenPlaces.isRow(start) ? 0 : Self.lanes, target: sums)
        var left = task.half
        while left > 0 {
            part.rows = left < Self.mostFactorRows ? left : Self.mostFactorRows
            part.multiply(blocks: blocks)
            part.product.input += part.rows
            part.weights += part.rows &* Self.lanes
            part.ahead += part.rows &* Self.lanes
            part.start = UnsafePointer(sums)
            part.startStride = Self.lanes
            left &-= part.rows
        }
    }

    @inline(always)
    mutating func add(_ place: StrassenPlace) {
        let (sums, kept) = (sums, places.start(place))
        forEachPlace { _, _, at in store(load(UnsafePointer(sums) + at) + load(kept + at), sums + at) }
    }

    @inline(always)
    func forEach(plus place: StrassenPlace?, _ body: (_ sum: Vector, _ row: Int, _ column: Int) -> Void) {
        let sums = UnsafePointer(sums)
        if let place {
            let kept = places.start(place)
            forEachPlace { row, column, at in body(load(sums + at) + load(kept + at), row, column) }
        } else {
            forEachPlace { row, column, at in body(load(sums + at), row, column) }
        }
    }

    /// Calls `body` for each vector with its pixel, that of the upper half from the first block on, its first column and its
    /// place in memory.
    @inline(always)
    private func forEachPlace(_ body: (_ row: Int, _ column: Int, _ at: Int) -> Void) {
        var at = 0
        for block in 0..<blocks {
            for row in 0..<task.halfPixels {
                let pixel = 2 &* block &* task.halfPixels &+ row
                body(pixel, 0, at)
                body(pixel, width, at &+ width)
                at &+= Self.lanes
            }
        }
    }
}

/// The left-hand factor of a product: where its pixels lie.
private struct StrassenProduct {
    var input: UnsafePointer<Float>
    /// Floats from one pixel to the next, and from one block to the next.
    var stride: Int
    var blockStride: Int

    @inline(always)
    init(_ factor: StrassenFactor, _ task: StrassenTask, blocks: Int) {
        let (k, sums) = (task.half, UnsafePointer(task.sums))
        (stride, blockStride) = (k, 4 &* task.sumFloats)
        switch factor {
        case .t1: input = sums
        case .t2: input = sums + task.sumFloats
        case .t3: input = sums + 2 &* task.sumFloats
        case .b22: input = sums + 3 &* task.sumFloats
        case .b11, .b21, .negatedT4:
            input = factor == .b11 ? task.upper : factor == .b21 ? task.upper + k : task.lower + k
            (stride, blockStride) = (task.inputStride, 2 &* task.halfPixels &* task.inputStride)
        }
    }
}

/// The product of the pixels of some blocks with some rows of a factor.
private struct StrassenProductPart {
    var product: StrassenProduct
    var halfPixels: Int
    var weights: UnsafePointer<Float>
    var rows: Int
    /// Weights of the next panel, which the first tile asks for.
    var ahead: UnsafePointer<Float>
    /// What the product is added to.
    var start: UnsafePointer<Float>
    var startStride: Int
    var target: UnsafeMutablePointer<Float>

    @inline(always)
    func multiply(blocks: Int) {
        if halfPixels > 7 {
            for block in 0..<blocks {
                strassenTile6(self, block, 0, isFirst: block == 0)
                strassenTile4(self, block, 6, isFirst: false)
                strassenTile4(self, block, 10, isFirst: false)
            }
            return
        }
        var block = 0
        while block &+ 2 <= blocks {
            strassenTile4(self, block, 0, isFirst: block == 0)
            strassenTile4(self, block &+ 1, 0, isFirst: false)
            strassenTile3And3(self, block, 4)
            block &+= 2
        }
        if block < blocks {
            strassenTile4(self, block, 0, isFirst: block == 0)
            strassenTile3(self, block, 4)
        }
    }

    /// - Parameters:
    ///   - count: pixels, a literal.
    ///   - isSplit: a literal: whether the second half of them are the same pixels of the next block.
    ///   - fetches: a literal: whether the lines ahead are asked for.
    @inline(always)
    func tile(_ count: Int, _ block: Int, _ row: Int, isSplit: Bool, fetches: Bool) {
        let lanes = 2 &* width
        let upper = isSplit ? count / 2 : count
        let place = block &* halfPixels &+ row
        /// Of a pixel of the tile, in rows of sums.
        @inline(always)
        func sumRow(_ row: Int) -> Int { row < upper ? place &+ row : place &+ halfPixels &+ row &- upper }
        var first = product.input + (block &* product.blockStride &+ row &* product.stride)
        var second = first + product.blockStride
        var (weights, ahead) = (weights, ahead)
        RegisterTile.with(count, 2) { tile in
            tile.forEach { sum, row, column in sum = load(start + (sumRow(row) &* startStride &+ column)) }
            for _ in 0..<rows {
                if fetches {
                    prefetch(ahead)
                    ahead += lanes
                }
                let row = WeightRow(load(weights), load(weights + width))
                if isSplit {
                    tile.add(first, second, at: upper, stride: product.stride, row)
                    second += 1
                } else {
                    tile.add(first, stride: product.stride, row)
                }
                first += 1
                weights += lanes
            }
            tile.forEach { sum, row, column in store(sum, target + (sumRow(row) &* lanes &+ column)) }
        }
    }
}

@inline(always)
private func strassenTile6(_ part: StrassenProductPart, _ block: Int, _ row: Int, isFirst: Bool) {
    if registers >= 32 { return }
    if isFirst { strassenTile6Fetching(part, block, row) } else { strassenTile6(part, block, row) }
}

@inline(always)
private func strassenTile4(_ part: StrassenProductPart, _ block: Int, _ row: Int, isFirst: Bool) {
    if registers >= 32 { return }
    if isFirst { strassenTile4Fetching(part, block, row) } else { strassenTile4(part, block, row) }
}

private func strassenTile6Fetching(_ part: StrassenProductPart, _ block: Int, _ row: Int) {
    part.tile(6, block, row, isSplit: false, fetches: true)
}

private func strassenTile6(_ part: StrassenProductPart, _ block: Int, _ row: Int) {
    part.tile(6, block, row, isSplit: false, fetches: false)
}

private func strassenTile4Fetching(_ part: StrassenProductPart, _ block: Int, _ row: Int) {
    part.tile(4, block, row, isSplit: false, fetches: true)
}

private func strassenTile4(_ part: StrassenProductPart, _ block: Int, _ row: Int) {
    part.tile(4, block, row, isSplit: false, fetches: false)
}

private func strassenTile3(_ part: StrassenProductPart, _ block: Int, _ row: Int) {
    if registers >= 32 { return }
    part.tile(3, block, row, isSplit: false, fetches: false)
}

private func strassenTile3And3(_ part: StrassenProductPart, _ block: Int, _ row: Int) {
    if registers >= 32 { return }
    part.tile(6, block, row, isSplit: true, fetches: false)
}
