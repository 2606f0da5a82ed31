import ServalKernelInterface

/// A scale and an offset, or a slope of negative values, for each channel of a value in 8 bits.
///
/// A task is a row of the map, or a pixel of a value that is no map.
struct QuantizedAffineOperator: PlannedOperator {
    /// One value a channel, padded.
    var multipliers: Operand
    /// Nil for slopes of negative values.
    var offsets: Operand?
    var positiveMultiplier: Float = 1
    var layout: QuantizedLayout
    /// Pixels of a row of the map; 1 for a value that is no map.
    var pixelsPerTask: Int
    var isMap: Bool
    var input: Operand
    var inputZeroPoint: Int32
    var output: Operand
    var requantization: Requantization

    var taskCount: Int { layout.rows / pixelsPerTask }

    var scratchByteCount: Int { 0 }

    var axes: OperatorAxes { isMap ? [.rows, .sameRows, .whole] : .whole }

    var worksInPlace: Bool { true }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let place = tasks.lowerBound * pixelsPerTask * layout.stride
        run(
            pixels: tasks.count * pixelsPerTask, input: UnsafePointer(context.bytes(input) + place),
            output: context.bytes(output) + place, context)
    }

    private func run(
        pixels: Int, input: UnsafePointer<UInt8>, output: UnsafeMutablePointer<UInt8>, _ context: ThreadContext
    ) {
        context.quantizedKernels.pointee.affine(
            QuantizedAffineCall(
                input: input, inputStride: layout.stride, inputZeroPoint: inputZeroPoint,
                multipliers: UnsafePointer(context.address(multipliers)),
                offsets: offsets.map { UnsafePointer(context.address($0)) }, positiveMultiplier: positiveMultiplier,
                output: output, outputStride: layout.stride, pixels: pixels, channels: layout.channels,
                requantization: requantization))
    }
}

extension QuantizedAffineOperator: RowOperator {
    var stageName: String { offsets == nil ? "prelu" : "affine" }
    /// What the operators around it multiply is in 8 bits.
    var hasQuantizedProducts: Bool { true }
    var readsAdjacentRows: Bool { true }

    func inputRows(for rows: Range<Int>) -> Range<Int> { rows }

    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(pixels: tile.pixels, input: tile.quantizedSource, output: tile.quantizedTarget, context)
    }
}
