import ServalKernelInterface

/// Dequantized values, in float32, to quantized ones. A task is a block of rows of the last dimension.
struct QuantizeOperator: PlannedOperator {
    static let elementsPerTask = 4096

    var input: Operand
    var output: Operand
    var layout: QuantizedLayout
    var inverseScale: Float
    var requantization: Requantization

    private var rowsPerTask: Int { max(Self.elementsPerTask / layout.channels, 1) }

    var taskCount: Int { (layout.rows + rowsPerTask - 1) / rowsPerTask }

    var scratchByteCount: Int { 0 }

    var isConversion: Bool { true }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let rows = (tasks.lowerBound * rowsPerTask)..<min(tasks.upperBound * rowsPerTask, layout.rows)
        context.quantizedKernels.pointee.quantize(
            QuantizeCall(
                input: UnsafePointer(context.address(input) + rows.lowerBound * layout.channels),
                inputStride: layout.channels, inverseScale: inverseScale,
                output: context.bytes(output) + rows.lowerBound * layout.stride, outputStride: layout.stride,
                pixels: rows.count, channels: layout.channels, requantization: requantization))
    }
}
