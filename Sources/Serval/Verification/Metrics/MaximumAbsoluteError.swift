/// max |found - wanted|, and where.
struct MaximumAbsoluteError {
    private(set) var value = 0.0
    private(set) var index = 0

    mutating func add(_ found: Double, _ wanted: Double, at index: Int) {
        let difference = abs(found - wanted)
        // Also true for a difference that is not a number.
        if !(difference <= value) { (value, self.index) = (difference.isNaN ? .infinity : difference, index) }
    }
}
