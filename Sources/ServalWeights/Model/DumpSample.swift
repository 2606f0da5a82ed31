import ServalTensor

/// Which elements of a large layer a sampled dump holds.
package struct DumpSample: Sendable {
    /// How a sample's elements are spread over a layer.
    package enum Rule: String, Sendable {
        /// Element i of n lies at floor(i × count / n), the rule of dumps that state none. In step with the number of channels it
        /// meets few of them.
        case even
        /// Element i lies at (i × step) mod count, where step is the least number from 0.618 × count on that has no divisor in
        /// common with it. As many elements in a row as there are channels meet every channel.
        case coprime
    }

    package let rule: Rule
    /// The number of elements that the dump was asked to keep of each layer, 1 or more.
    package let count: Int

    package init(_ rule: Rule, count: Int) { (self.rule, self.count) = (rule, count) }

    /// The number of elements that a layer's sample has, its whole value where that has no more.
    func count(in shape: Shape) -> Int {
        switch rule {
        case .even: min(count, shape.count)
        case .coprime: min(max(count, shape.dimensions.last ?? 1), shape.count)
        }
    }

    /// What lies between two elements of a sample by the coprime rule.
    ///
    /// - Precondition: `elementCount` is 2 or more.
    static func step(elementCount: Int) -> Int {
        var step = 618 * elementCount / 1000
        while greatestCommonDivisor(step, elementCount) != 1 { step += 1 }
        return step
    }

    private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
        var (larger, smaller) = (first, second)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
    }
}
