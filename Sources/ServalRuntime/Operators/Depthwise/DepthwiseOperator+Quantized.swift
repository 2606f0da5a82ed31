import ServalKernelInterface

/// A depthwise convolution in 8 bits. A task is an output row of an image.
struct QuantizedDepthwiseOperator: PlannedOperator {
    var window: Window
    var layout: QuantizedDepthwiseLayout
    var multiplier: Int
    var weights: Operand
    var inputSize: QuantizedMapSize
    var outputSize: QuantizedMapSize
    var images: Int
    var input: Operand
    var inputZeroPoint: Int32
    var output: Operand
    var requantization: Requantization
    /// Applied to what has been requantized.
    var table: QuantizedTable?

    var taskCount: Int { images * outputSize.height }

    var axes: OperatorAxes { .rows }

    var hasQuantizedProducts: Bool { true }

    /// Room for the row pointers of one call.
    var scratchByteCount: Int {
        window.inputRowCount(rows: outputSize.height) * MemoryLayout<UnsafePointer<UInt8>?>.stride
    }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let portion = table == nil ? tasks.count : QuantizedTable.count(stride: outputSize.rowStride, multiple: 4)
        for first in stride(from: tasks.lowerBound, to: tasks.upperBound, by: max(portion, 1)) {
            let tasks = first..<min(first + portion, tasks.upperBound)
            forEachImage(rows: tasks, height: outputSize.height) { image, rows in
                let input = MapRows(
                    start: context.bytes(input) + image * inputSize.byteCount, rowByteCount: inputSize.rowStride,
                    count: inputSize.height)
                let place = image * outputSize.byteCount + rows.lowerBound * outputSize.rowStride
                run(
                    rows: rows, input: input, output: context.bytes(output) + place, scratch: context.scratch, context)
            }
        }
    }

    var operations: Double? { Double(taskCount) * Double(outputSize.width) * operationsPerPixel }

    /// Products for an output pixel, by whole vectors.
    private var operationsPerPixel: Double {
        Double(window.height) * Double(window.width) * WorkEstimate.lanes(outputSize.channels)
    }

    /// Computes output rows of one image to wherever `output` points.
    private func run(
        rows: Range<Int>, input: MapRows, output: UnsafeMutablePointer<UInt8>, scratch: UnsafeMutableRawPointer,
        _ context: ThreadContext
    ) {
        defer { table?.apply(output, count: rows.count * outputSize.rowStride, context) }
        guard window.isLong(operations: operationsPerPixel, context) else {
            return run(window, rows: rows, input: input, output: output, scratch: scratch, context)
        }
        for row in rows {
            let place = (row - rows.lowerBound) * outputSize.rowStride
            window.forEachInterval(operations: operationsPerPixel, context) { columns, window, firstColumn in
                var input = input
                input.start += firstColumn * inputSize.pixelStride
                run(
                    window, rows: row..<row + 1, input: input,
                    output: output + (place + columns.lowerBound * outputSize.pixelStride), scratch: scratch, context)
            }
        }
    }

    private func run(
        _ window: Window, rows: Range<Int>, input: MapRows, output: UnsafeMutablePointer<UInt8>,
        scratch: UnsafeMutableRawPointer, _ context: ThreadContext
    ) {
        let pointers = scratch.assumingMemoryBound(to: UnsafePointer<UInt8>?.self)
        window.listInputRows(of: input, under: rows, into: pointers)
        context.quantizedKernels.pointee.depthwise(
            QuantizedDepthwiseCall(
                window: window, layout: layout, multiplier: multiplier,
                weights: UnsafeRawPointer(context.bytes(weights)), rows: pointers,
                inputPixelStride: inputSize.pixelStride, inputZeroPoint: inputZeroPoint, output: output,
                outputPixelStride: outputSize.pixelStride, outputRowStride: outputSize.rowStride,
                outputRowCount: rows.count, requantization: requantization))
    }
}

extension QuantizedDepthwiseOperator: RowOperator {
    var stageName: String { "dwconv\(window.stageName)" + (table == nil ? "" : "+lut") }

    func inputRows(for rows: Range<Int>) -> Range<Int> { window.inputRows(for: rows) }

    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(
            rows: tile.rows, input: tile.input, output: tile.quantizedTarget, scratch: tile.scratch, context)
    }
}
