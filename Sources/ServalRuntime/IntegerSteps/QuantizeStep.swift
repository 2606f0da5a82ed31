import ServalKernelInterface

/// Real numbers to levels. A unit is a block of rows of the last dimension.
struct QuantizeStep: Sendable {
    static let elementsPerUnit = 4096

    var input: Operand
    var output: Operand
    var layout: ByteLayout
    var inverseScale: Float
    var requantization: Requantization

    private var rowsPerUnit: Int { max(Self.elementsPerUnit / layout.channels, 1) }

    var unitCount: Int { (layout.rows + rowsPerUnit - 1) / rowsPerUnit }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let rows = (units.lowerBound * rowsPerUnit)..<min(units.upperBound * rowsPerUnit, layout.rows)
        context.kernels.quantized.quantize(
            QuantizeCall(
                input: UnsafePointer(context.address(input) + rows.lowerBound * layout.channels),
                inputStride: layout.channels, inverseScale: inverseScale,
                output: context.bytes(output) + rows.lowerBound * layout.stride, outputStride: layout.stride,
                rows: rows.count, channels: layout.channels, requantization: requantization))
    }
}
