/// The share of photos whose error is at most x, for every x.
package struct CumulativeCurve: Sendable {
    /// Sorted.
    private let errors: [Double]

    package init(_ errors: [Double]) { self.errors = errors.sorted() }

    /// The share at an error; 0 for a curve of no photos.
    package func share(at error: Double) -> Double {
        guard !errors.isEmpty else { return 0 }
        var (low, high) = (0, errors.count)
        while low < high {
            let middle = (low + high) / 2
            if errors[middle] <= error { low = middle + 1 } else { high = middle }
        }
        return Double(low) / Double(errors.count)
    }
}
