import ServalKernelInterface

/// A function of every quantized value: a table, or bounds where it does no more than clamp.
///
/// A task is a row of the map, or a block of bytes of a value that is no map.
struct QuantizedUnaryOperator: PlannedOperator {
    enum Form: Sendable {
        /// Where its 256 bytes are.
        case table(Operand)
        case clamp(ClosedRange<UInt8>)
    }

    private static let bytesPerBlock = 4096

    var form: Form
    /// Bytes of the value, padding included, and of a row where it is a map.
    var byteCount: Int
    var rowByteCount: Int?
    var input: Operand
    var output: Operand

    private var bytesPerTask: Int { rowByteCount ?? Self.bytesPerBlock }

    var taskCount: Int { (byteCount + bytesPerTask - 1) / bytesPerTask }

    var scratchByteCount: Int { 0 }

    var axes: OperatorAxes { rowByteCount == nil ? .whole : [.rows, .sameRows, .whole] }

    var worksInPlace: Bool { true }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let bytes = (tasks.lowerBound * bytesPerTask)..<min(tasks.upperBound * bytesPerTask, byteCount)
        apply(
            from: UnsafePointer(context.bytes(input) + bytes.lowerBound),
            to: context.bytes(output) + bytes.lowerBound, count: bytes.count, context)
    }

    private func apply(
        from input: UnsafePointer<UInt8>, to output: UnsafeMutablePointer<UInt8>, count: Int, _ context: ThreadContext
    ) {
        switch form {
        case .table(let table):
            context.quantizedKernels.pointee.lookUp(
                ByteTableCall(table: UnsafePointer(context.bytes(table)), input: input, output: output, count: count))
        case .clamp(let bounds):
            context.quantizedKernels.pointee.clamp(
                ByteClampCall(
                    low: bounds.lowerBound, high: bounds.upperBound, input: input, output: output, count: count))
        }
    }
}

extension QuantizedUnaryOperator: RowOperator {
    var stageName: String {
        switch form {
        case .table: "lut"
        case .clamp: "clamp"
        }
    }

    /// What the operators around it multiply is in 8 bits.
    var hasQuantizedProducts: Bool { true }
    var readsAdjacentRows: Bool { true }

    func inputRows(for rows: Range<Int>) -> Range<Int> { rows }

    func compute(_ tile: RowTile, _ context: ThreadContext) {
        apply(
            from: tile.quantizedSource, to: tile.quantizedTarget, count: tile.rows.count * tile.output.rowByteCount,
            context)
    }
}
