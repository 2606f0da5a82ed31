/// The seven products of Winograd's form, each by its factor on the right-hand side, in the order in which they are
/// computed: see `BlockStrassenCall`. The result of −T4 is subtracted by the sign of the factor.
enum StrassenFactor {
    case b11, b21, t2, t3, negatedT4, t1, b22

    @inline(always)
    var index: Int {
        switch self {
        case .b11: 0
        case .b21: 1
        case .t2: 2
        case .t3: 3
        case .negatedT4: 4
        case .t1: 5
        case .b22: 6
        }
    }
}

/// Where sums begin or are kept: one row of biases for all pixels, or memory for the sums of a tile.
enum StrassenPlace { case bias, rightBias, p, u2, u3 }

/// What adds up the products of some pixels of both halves: a tile in registers, or several whose sums lie in memory.
protocol StrassenSummation {
    /// Adds a product to the sums at `start`; all parameters are literals.
    ///
    /// - Parameters:
    ///   - continues: whether the sums at `start` are those of the product before.
    ///   - isKept: whether what is at `target` will be read again.
    mutating func add(
        _ factor: StrassenFactor, from start: StrassenPlace, continues: Bool, to target: StrassenPlace, isKept: Bool)

    /// Adds what is kept at a place to the sums of the last product.
    mutating func add(_ place: StrassenPlace)

    /// Calls `body` for each sum of the last product with its pixel and its first column.
    ///
    /// - Parameter place: what is added to the sum, if not nil; a literal.
    func forEach(plus place: StrassenPlace?, _ body: (_ sum: Vector, _ row: Int, _ column: Int) -> Void)
}

/// Computes all products of a panel and ends the four quarters of the result.
///
/// - Parameters:
///   - upperRows: pixels of the upper half that are stored.
///   - hasParts: a literal: whether an earlier part of the sum may have been left in the output.
@inline(always)
func computeStrassenProducts<Summation: StrassenSummation>(
    _ sums: inout Summation, _ whole: StrassenEnd, upperRows: Int, hasParts: Bool
) {
    var end = whole
    if !hasParts { end.previous = nil }
    sums.add(.b11, from: .bias, continues: false, to: .p, isKept: true)
    sums.add(.b21, from: .p, continues: true, to: .u2, isKept: false)
    sums.forEach(plus: nil) { sum, row, column in
        if row < upperRows { end.finish(sum, lower: false, right: false, row, column) }
    }
    sums.add(.t2, from: .p, continues: false, to: .u2, isKept: true)
    sums.add(.t3, from: .u2, continues: true, to: .u3, isKept: true)
    sums.add(.negatedT4, from: .u3, continues: true, to: .p, isKept: false)
    sums.forEach(plus: nil) { sum, row, column in end.finish(sum, lower: true, right: false, row, column) }

    sums.add(.t1, from: .rightBias, continues: false, to: .p, isKept: false)
    sums.forEach(plus: .u3) { sum, row, column in end.finish(sum, lower: true, right: true, row, column) }
    sums.add(.u2)
    sums.add(.b22, from: .p, continues: true, to: .p, isKept: false)
    sums.forEach(plus: nil) { sum, row, column in
        if row < upperRows { end.finish(sum, lower: false, right: true, row, column) }
    }
}

/// The rows of biases of a panel, and room for three results of a tile.
struct StrassenPlaces {
    var bias: UnsafePointer<Float>
    var rightBias: UnsafePointer<Float>
    var kept: UnsafeMutablePointer<Float>
    /// Floats of one result.
    var size: Int

    /// Memory for sums, not a row of biases.
    @inline(always)
    func memory(_ place: StrassenPlace) -> UnsafeMutablePointer<Float> {
        switch place {
        case .p: kept
        case .u2: kept + size
        default: kept + 2 &* size
        }
    }

    @inline(always)
    func start(_ place: StrassenPlace) -> UnsafePointer<Float> {
        switch place {
        case .bias: bias
        case .rightBias: rightBias
        default: UnsafePointer(memory(place))
        }
    }

    /// Whether a place is one row for all pixels.
    @inline(always)
    static func isRow(_ place: StrassenPlace) -> Bool {
        switch place {
        case .bias, .rightBias: true
        default: false
        }
    }
}

extension RegisterTile {
    /// Sets the sums to those at a place.
    @inline(always)
    func start(at place: StrassenPlace, _ places: StrassenPlaces) {
        if StrassenPlaces.isRow(place) {
            start(from: places.start(place))
        } else {
            restore(from: places.start(place))
        }
    }

    /// Calls `body` for each sum, with what is kept at a place added.
    @inline(always)
    func forEach(
        plus place: StrassenPlace?, _ places: StrassenPlaces, _ body: (_ sum: Vector, _ row: Int, _ column: Int) -> Void
    ) {
        if let place {
            let kept = places.start(place)
            forEach { sum, row, column in
                body(sum + load(kept + (row &* vectors &* width &+ column)), row, column)
            }
        } else {
            forEach { sum, row, column in body(sum, row, column) }
        }
    }

    @inline(always)
    func add(_ place: StrassenPlace, _ places: StrassenPlaces) {
        let kept = places.start(place)
        forEach { sum, row, column in sum += load(kept + (row &* vectors &* width &+ column)) }
    }
}
