/// How far values are from those that are expected, and which is the first beyond its limit.
package struct Difference: CustomStringConvertible {
    /// The number of values beyond their limit.
    package private(set) var count = 0
    /// The first of them.
    package private(set) var first: (index: Int, found: Double, expected: Double)?
    /// The largest absolute difference; infinite when a value is not a number.
    package private(set) var largest = 0.0
    /// The largest absolute difference relative to the largest magnitude of what is expected.
    package var largestRelative: Double { magnitude > 0 ? largest / magnitude : largest }
    private var magnitude = 0.0
    private let counts: (found: Int, expected: Int)

    /// - Parameter limit: the largest absolute difference that an expected value allows. Equal values have none, infinite
    ///   ones included.
    package init(found: [Double], expected: [Double], limit: (_ expected: Double) -> Double) {
        counts = (found.count, expected.count)
        for index in 0..<min(found.count, expected.count) { add(found[index], expected[index], index, limit) }
    }

    /// The same for float32 values.
    package init(found: [Float], expected: [Double], limit: (_ expected: Double) -> Double) {
        counts = (found.count, expected.count)
        for index in 0..<min(found.count, expected.count) { add(Double(found[index]), expected[index], index, limit) }
    }

    private mutating func add(_ found: Double, _ expected: Double, _ index: Int, _ limit: (Double) -> Double) {
        magnitude = max(magnitude, abs(expected))
        if found == expected { return }
        let distance = abs(found - expected)
        let difference = distance.isNaN ? .infinity : distance
        largest = max(largest, difference)
        // Written so that a limit which is not a number allows nothing.
        if difference <= limit(expected) { return }
        count += 1
        if first == nil { first = (index, found, expected) }
    }

    /// Whether there are as many values as are expected, none of them beyond its limit.
    package var isWithinLimit: Bool { count == 0 && counts.found == counts.expected }

    package var description: String {
        guard counts.found == counts.expected else { return "there are \(counts.found) values, not \(counts.expected)" }
        let place = first.map { "the first at \($0.index): \($0.found), not \($0.expected); " } ?? ""
        return "\(count) of \(counts.expected) values are off, \(place)largest difference \(largest), "
            + "relative \(largestRelative)"
    }
}
