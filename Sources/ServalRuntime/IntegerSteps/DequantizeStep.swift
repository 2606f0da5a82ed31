import ServalKernelInterface

/// Levels to real numbers. A unit is a block of rows of the last dimension.
struct DequantizeStep: Sendable {
    var input: Operand
    var output: Operand
    var layout: ByteLayout
    var scale: Float
    var zeroPoint: Int32

    private var rowsPerUnit: Int { max(QuantizeStep.elementsPerUnit / layout.channels, 1) }

    var unitCount: Int { (layout.rows + rowsPerUnit - 1) / rowsPerUnit }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let rows = (units.lowerBound * rowsPerUnit)..<min(units.upperBound * rowsPerUnit, layout.rows)
        context.kernels.quantized.dequantize(
            DequantizeCall(
                input: UnsafePointer(context.bytes(input) + rows.lowerBound * layout.stride),
                inputStride: layout.stride, zeroPoint: zeroPoint, scale: scale,
                output: context.address(output) + rows.lowerBound * layout.channels,
                outputStride: layout.channels, rows: rows.count, channels: layout.channels))
    }
}
