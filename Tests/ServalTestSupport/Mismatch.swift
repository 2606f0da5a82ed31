/// Where two lists differ that have to be equal.
package struct Mismatch<Element: Equatable>: CustomStringConvertible {
    /// The number of places where they differ.
    package let count: Int
    /// The first place where they differ; nil where one is the beginning of the other.
    package let first: (index: Int, found: Element, expected: Element)?
    private let counts: (found: Int, expected: Int)

    /// Nil where the two are equal.
    package init?(found: [Element], expected: [Element]) {
        guard found != expected else { return nil }
        let places = (0..<min(found.count, expected.count)).filter { found[$0] != expected[$0] }
        count = places.count
        first = places.first.map { ($0, found[$0], expected[$0]) }
        counts = (found.count, expected.count)
    }

    package var description: String {
        let place = first.map { ", the first at \($0.index): \($0.found), not \($0.expected)" } ?? ""
        let length = counts.found == counts.expected ? "" : " (there are \(counts.found))"
        return "\(count) of \(counts.expected) are off\(length)\(place)"
    }
}

extension Mismatch<UInt32> {
    /// Nil where the two have the same bits, which are what is compared.
    package init?(bitsOf found: [Float], expected: [Float]) {
        self.init(found: found.map(\.bitPattern), expected: expected.map(\.bitPattern))
    }
}
