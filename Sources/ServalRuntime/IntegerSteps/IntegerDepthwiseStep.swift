import ServalKernelInterface

/// A depthwise convolution in 8 bits. A unit is an output row of an image.
struct IntegerDepthwiseStep: Sendable {
    var window: Window
    var layout: QuantizedDepthwiseLayout
    var multiplier: Int
    var weights: Operand
    var inputSize: ByteMapSize
    var outputSize: ByteMapSize
    var images: Int
    var input: Operand
    var inputZeroPoint: Int32
    var output: Operand
    var requantization: Requantization

    var unitCount: Int { images * outputSize.height }

    /// Input rows under `rows` output rows, padding included.
    private func inputRowCount(rows: Int) -> Int {
        (rows - 1) * window.strideY + (window.height - 1) * window.dilationY + 1
    }

    /// Room for the row pointers of one call.
    var scratchByteCount: Int {
        inputRowCount(rows: outputSize.height) * MemoryLayout<UnsafePointer<UInt8>?>.stride
    }

    func run(_ units: Range<Int>, _ context: StepContext) {
        forEachImage(rows: units, height: outputSize.height) { image, rows in
            let source = UnsafePointer(context.bytes(input) + image * inputSize.byteCount)
            let place = image * outputSize.byteCount + rows.lowerBound * outputSize.rowStride
            run(rows: rows, output: context.bytes(output) + place, scratch: context.scratch, context) { row in
                source + row * inputSize.rowStride
            }
        }
    }

    /// Products for an output pixel, by whole vectors.
    var operationsPerPixel: Double {
        Double(window.height) * Double(window.width) * WorkChunk.lanes(outputSize.channels)
    }

    /// Computes output rows of one image to wherever `output` points, from input rows that lie anywhere.
    @inline(__always)
    func run(
        rows: Range<Int>, output: UnsafeMutablePointer<UInt8>, scratch: UnsafeMutableRawPointer,
        _ context: StepContext, inputRow: (Int) -> UnsafePointer<UInt8>
    ) {
        guard window.isLong(operations: operationsPerPixel, context) else {
            return run(window, rows: rows, output: output, scratch: scratch, context, inputRow: inputRow)
        }
        for row in rows {
            let place = (row - rows.lowerBound) * outputSize.rowStride
            window.forEachChunk(operations: operationsPerPixel, context) { columns, window, firstColumn in
                run(
                    window, rows: row..<row + 1, output: output + (place + columns.lowerBound * outputSize.pixelStride),
                    scratch: scratch, context
                ) { inputRow($0) + firstColumn * inputSize.pixelStride }
            }
        }
    }

    @inline(__always)
    private func run(
        _ window: Window, rows: Range<Int>, output: UnsafeMutablePointer<UInt8>, scratch: UnsafeMutableRawPointer,
        _ context: StepContext, inputRow: (Int) -> UnsafePointer<UInt8>
    ) {
        let pointers = scratch.assumingMemoryBound(to: UnsafePointer<UInt8>?.self)
        let top = rows.lowerBound * window.strideY - window.padTop
        for index in 0..<inputRowCount(rows: rows.count) {
            let row = top + index
            pointers[index] = row >= 0 && row < inputSize.height ? inputRow(row) : nil
        }
        context.kernels.quantized.depthwise(
            QuantizedDepthwiseCall(
                window: window, layout: layout, multiplier: multiplier,
                weights: UnsafeRawPointer(context.bytes(weights)), rows: pointers,
                inputPixelStride: inputSize.pixelStride, inputZeroPoint: inputZeroPoint, output: output,
                outputPixelStride: outputSize.pixelStride, outputRowStride: outputSize.rowStride,
                outputRowCount: rows.count, requantization: requantization))
    }
}
