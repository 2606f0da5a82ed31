/// The rows of all passes as they follow each other in a PNG's data.
struct PNGRows {
    /// The first rows of the data.
    struct Extent {
        let count: Int
        /// Bytes that they take, filter types included.
        let byteCount: Int
    }

    private let passes: [(rows: Int, rowBytes: Int)]

    /// Rows of all passes.
    var count: Int { passes.reduce(0) { $0 + $1.rows } }

    init(_ header: PNGHeader) {
        passes = header.passes.filter { $0.width > 0 }.map { ($0.height, header.rowBytes($0.width) + 1) }
    }

    /// The rows that lie within so many bytes.
    func wholeRows(in byteCount: Int) -> Extent {
        var (count, end) = (0, 0)
        for pass in passes {
            let rows = min(pass.rows, (byteCount - end) / pass.rowBytes)
            count += rows
            end += rows * pass.rowBytes
            if rows < pass.rows { break }
        }
        return Extent(count: count, byteCount: end)
    }

    /// The first so many rows.
    func rows(_ number: Int) -> Extent {
        var (count, end) = (0, 0)
        for pass in passes {
            let rows = min(pass.rows, number - count)
            count += rows
            end += rows * pass.rowBytes
        }
        return Extent(count: count, byteCount: end)
    }
}
