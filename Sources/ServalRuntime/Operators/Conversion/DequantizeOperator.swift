import ServalKernelInterface

/// Quantized values to dequantized ones, in float32. A task is a block of rows of the last dimension.
struct DequantizeOperator: PlannedOperator {
    var input: Operand
    var output: Operand
    var layout: QuantizedLayout
    var scale: Float
    var zeroPoint: Int32

    private var rowsPerTask: Int { max(QuantizeOperator.elementsPerTask / layout.channels, 1) }

    var taskCount: Int { (layout.rows + rowsPerTask - 1) / rowsPerTask }

    var scratchByteCount: Int { 0 }

    var isConversion: Bool { true }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let rows = (tasks.lowerBound * rowsPerTask)..<min(tasks.upperBound * rowsPerTask, layout.rows)
        context.quantizedKernels.pointee.dequantize(
            DequantizeCall(
                input: UnsafePointer(context.bytes(input) + rows.lowerBound * layout.stride),
                inputStride: layout.stride, zeroPoint: zeroPoint, scale: scale,
                output: context.address(output) + rows.lowerBound * layout.channels,
                outputStride: layout.channels, pixels: rows.count, channels: layout.channels))
    }
}
