/// max |found - wanted|, where, and of which numbers.
struct MaximumAbsoluteError {
    private(set) var value = 0.0
    private(set) var index = 0
    private(set) var found = 0.0
    private(set) var wanted = 0.0

    mutating func add(_ found: Double, _ wanted: Double, at index: Int) {
        let difference = abs(found - wanted)
        // Also true for a difference that is not a number.
        guard !(difference <= value) else { return }
        (value, self.index) = (difference.isNaN ? .infinity : difference, index)
        (self.found, self.wanted) = (found, wanted)
    }
}
