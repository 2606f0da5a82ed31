/// How the units of a superstep are divided among threads: equal work for each, and the pieces in which it is taken.
struct SuperstepShares {
    /// Least multiply-adds that are worth taking separately.
    private static let leastWorkPerPiece = 1_000_000
    /// Products in 8 bits that take as long as one in float32.
    private static let integerProductsPerFloat = 4
    /// What an element counts for, in multiply-adds, in a step that has none.
    static let elementWork = 8

    /// Where each thread's share begins; one entry more than threads, the last being the number of units.
    let boundaries: [Int]
    /// Pieces are a multiple of this many units where that is possible.
    let pieceMultiple: Int
    /// The fewest units in a piece.
    let leastPiece: Int
    /// The most units that are computed before a thread looks whether the run is given up.
    let unitsPerChunk: Int

    init(_ superstep: Superstep, of plan: Plan, threads: Int, chunkSize: Double) {
        let steps = plan.steps[superstep.steps]
        let count = superstep.unitCount
        let total = superstep.work(before: count, plan)
        boundaries = (0...threads).map { member in
            Self.unit(reaching: total * member / threads, of: count) { superstep.work(before: $0, plan) }
        }
        let work = steps.reduce(0) { sum, step in
            let products = step.isInteger ? step.multiplyAdds / Self.integerProductsPerFloat : step.multiplyAdds
            return sum + max(products, Self.elementWork * step.elementCount)
        }
        let workPerUnit = max(work / max(count, 1), 1)
        var least = (Self.leastWorkPerPiece + workPerUnit - 1) / workPerUnit
        if superstep.steps.count > 1 || steps.contains(where: \.repeatsWork) {
            least = max(least, (count + 4 * threads - 1) / (4 * threads))
        }
        pieceMultiple = superstep.pieceMultiple(plan)
        leastPiece = max((least + pieceMultiple - 1) / pieceMultiple * pieceMultiple, 1)
        let share = chunkSize / max(steps.reduce(0) { $0 + $1.operations }, 1)
        let units = Int(min(share, 1) * Double(count)) / pieceMultiple * pieceMultiple
        unitsPerChunk = max(units, pieceMultiple)
    }

    /// The unit, 0 ... count, before which the work done is nearest to `target`.
    private static func unit(reaching target: Int, of count: Int, work: (Int) -> Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if work(middle) < target { low = middle + 1 } else { high = middle }
        }
        return low > 0 && target - work(low - 1) < work(low) - target ? low - 1 : low
    }

    /// The units to take from what is left of a share: three quarters, so that a thread that is held up leaves something
    /// for the others; all where the rest would be small.
    @inline(__always)
    func piece(of left: Int) -> Int {
        let part = left * 3 / 4 / pieceMultiple * pieceMultiple
        let piece = max(part, leastPiece)
        return left - piece < leastPiece ? left : piece
    }
}

extension Superstep {
    /// The work of the units below `unit`, in a measure of the superstep's own.
    fileprivate func work(before unit: Int, _ plan: Plan) -> Int {
        if case .units = axis { plan.steps[steps.lowerBound].work(before: unit) } else { unit }
    }

    fileprivate func pieceMultiple(_ plan: Plan) -> Int {
        switch axis {
        case .units: return plan.steps[steps.lowerBound].pieceMultiple
        case .rows:
            if case .chain(let step) = plan.steps[steps.lowerBound].work { return step.bandRows }
            return 1
        case .panels, .whole: return 1
        }
    }
}

extension Step {
    /// The work of the units below `unit`, in a measure of the step's own.
    fileprivate func work(before unit: Int) -> Int {
        switch work {
        case .pointwise(let step): step.work(before: unit)
        case .tallStrassen(let step): step.work(before: unit)
        case .integerPointwise(let step): step.work(before: unit)
        default: unit
        }
    }

    /// Whether a range of units that does not go on from the last one costs something once more, such as the rows at the
    /// edges of a chain's bands or the left-hand factors of Strassen's algorithm; of such a step another thread takes a
    /// quarter of a share or nothing.
    var repeatsWork: Bool {
        switch work {
        case .chain, .tallStrassen: true
        default: false
        }
    }

    /// Units that a kernel computes best together.
    fileprivate var pieceMultiple: Int {
        switch work {
        case .pointwise(let step): step.pieceMultiple
        case .integerPointwise(let step): step.pieceMultiple
        case .tallStrassen(let step): step.layout.rowGroups
        case .chain(let step): step.bandRows
        default: 1
        }
    }
}
