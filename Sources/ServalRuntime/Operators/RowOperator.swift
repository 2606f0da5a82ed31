/// An operator that computes rows of its output from rows of its input, wherever both lie: a stage of a fused operator.
protocol RowOperator: Sendable {
    /// Such as `dwconv3x3s1`.
    var stageName: String { get }
    /// Bytes that a thread needs in `RowTile.scratch`.
    var scratchByteCount: Int { get }
    /// Whether it multiplies and adds in 8 bits; it then reads and writes quantized values.
    var hasQuantizedProducts: Bool { get }
    /// Whether the input rows of a tile must lie side by side.
    var readsAdjacentRows: Bool { get }
    /// Whether rows are computed in pairs, an even one and the next.
    var computesRowPairs: Bool { get }
    /// Whether the row behind a tile is left begun in its place, for the next tile to complete. The rows of such an operator
    /// lie anywhere; those of others side by side.
    var beginsNextRow: Bool { get }

    /// The input rows that output rows `rows` read.
    func inputRows(for rows: Range<Int>) -> Range<Int>

    func compute(_ tile: RowTile, _ context: ThreadContext)
}

extension RowOperator {
    var readsAdjacentRows: Bool { false }
    var computesRowPairs: Bool { false }
    var beginsNextRow: Bool { false }
}

/// Rows of an image's map, stored whole or in a line buffer.
struct MapRows {
    var start: UnsafeMutableRawPointer
    var rowByteCount: Int
    /// Rows that there is room for; row `count` takes the place of row 0.
    var count: Int

    @inline(__always)
    func row(_ index: Int) -> UnsafeMutableRawPointer {
        start + (index < count ? index : index % count) * rowByteCount
    }
}

/// Output rows of an image that a row operator computes in one go.
struct RowTile {
    var image: Int
    var rows: Range<Int>
    /// Pixels of the rows.
    var pixels: Int
    /// The first of them, counted through all images.
    var firstPixel: Int
    var input: MapRows
    var output: MapRows
    /// Whether the operator's last tile ended where this one begins.
    var continues: Bool
    /// Output rows from this one on must not be written, not even begun.
    var writableEnd: Int
    var scratch: UnsafeMutableRawPointer
}

extension RowTile {
    /// The first input row of an operator that computes a row from the same row.
    var source: UnsafePointer<Float> {
        UnsafePointer(input.row(rows.lowerBound).assumingMemoryBound(to: Float.self))
    }

    var quantizedSource: UnsafePointer<UInt8> {
        UnsafePointer(input.row(rows.lowerBound).assumingMemoryBound(to: UInt8.self))
    }

    /// The first output row.
    var target: UnsafeMutablePointer<Float> { output.row(rows.lowerBound).assumingMemoryBound(to: Float.self) }

    var quantizedTarget: UnsafeMutablePointer<UInt8> {
        output.row(rows.lowerBound).assumingMemoryBound(to: UInt8.self)
    }

    /// What is added to the first output row.
    func residual(_ operand: ResidualOperand?, _ context: ThreadContext) -> UnsafePointer<Float>? {
        operand?.address(pixel: firstPixel, context)
    }
}
