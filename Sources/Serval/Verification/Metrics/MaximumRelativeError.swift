/// max |found - wanted| / |wanted|; an element that is zero in the reference counts only where it differs.
struct MaximumRelativeError {
    private(set) var value = 0.0

    mutating func add(_ found: Double, _ wanted: Double) {
        guard found != wanted else { return }
        let ratio = abs(found - wanted) / abs(wanted)
        if !(ratio <= value) { value = ratio.isNaN ? .infinity : ratio }
    }
}
