/// Factors by which the elements of a kernel are multiplied, the kernel being seen as rows of one column for each output
/// channel: those of the columns, and those of the input channels, which repeat from row to row.
struct ElementScaling: Sendable {
    /// The factors of the input channels of a kernel in groups.
    struct Inputs: Sendable {
        /// One for each input channel of all groups; group g has those from g · `perGroup` on.
        var factors: [Double]
        /// Input channels of a group; row r of the kernel is that of channel r mod `perGroup` of each group.
        var perGroup: Int
        /// Columns of a group.
        var columnsPerGroup: Int
    }

    /// Columns of a row, at least 1.
    var columnCount: Int
    /// One for each column; nil for 1.
    var columns: [Double]?
    var inputs: Inputs?

    static let none = ElementScaling(columnCount: 1, columns: nil, inputs: nil)

    /// This scaling and then factors of the columns; nil where the columns are others or a factor becomes too large.
    func followed(byColumns factors: [Double]) -> ElementScaling? {
        guard (columns == nil && inputs == nil) || columnCount == factors.count else { return nil }
        var scaling = self
        scaling.columnCount = factors.count
        scaling.columns = columns.map { zip($0, factors).map(*) } ?? factors
        return scaling.isFinite ? scaling : nil
    }

    /// This scaling and then factors of the input channels; nil where columns or groups are others, or a factor becomes
    /// too large.
    func followed(by next: Inputs, columnCount: Int) -> ElementScaling? {
        guard (columns == nil && inputs == nil) || self.columnCount == columnCount else { return nil }
        var scaling = self
        scaling.columnCount = columnCount
        if let inputs {
            guard inputs.perGroup == next.perGroup, inputs.columnsPerGroup == next.columnsPerGroup else { return nil }
            scaling.inputs?.factors = zip(inputs.factors, next.factors).map(*)
        } else {
            scaling.inputs = next
        }
        return scaling.isFinite ? scaling : nil
    }

    private var isFinite: Bool {
        (columns ?? []).allSatisfy(\.isFinite) && (inputs?.factors ?? []).allSatisfy(\.isFinite)
    }

    /// Products are computed in double precision and rounded once.
    @inline(__always)
    func apply<Stored>(
        to source: UnsafeBufferPointer<Stored>, into destination: UnsafeMutableBufferPointer<Float>,
        widen: (Stored) -> Float
    ) {
        guard var from = source.baseAddress, var to = destination.baseAddress else { return }
        guard columns != nil || inputs != nil else {
            for index in source.indices { to[index] = widen(from[index]) }
            return
        }
        for row in 0..<source.count / columnCount {
            if let inputs {
                for group in 0..<columnCount / inputs.columnsPerGroup {
                    let factor = inputs.factors[group * inputs.perGroup + row % inputs.perGroup]
                    let first = group * inputs.columnsPerGroup
                    for column in first..<first + inputs.columnsPerGroup {
                        to[column] = Float(Double(widen(from[column])) * factor * (columns?[column] ?? 1))
                    }
                }
            } else if let columns {
                columns.withUnsafeBufferPointer { factors in
                    for column in 0..<columnCount { to[column] = Float(Double(widen(from[column])) * factors[column]) }
                }
            }
            from += columnCount
            to += columnCount
        }
    }
}
