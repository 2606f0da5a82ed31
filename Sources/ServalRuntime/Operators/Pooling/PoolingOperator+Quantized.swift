import ServalKernelInterface

/// Average or maximum pooling in 8 bits. A task is an output row of an image.
struct QuantizedPoolingOperator: PlannedOperator {
    var kind: PoolingKind
    var window: Window
    var inputSize: QuantizedMapSize
    var outputSize: QuantizedMapSize
    var images: Int
    var input: Operand
    var inputZeroPoint: Int32
    var multiplier: Float
    var output: Operand
    var requantization: Requantization

    var taskCount: Int { images * outputSize.height }

    var scratchByteCount: Int { 0 }

    var operations: Double? { Double(taskCount) * Double(outputSize.width) * operationsPerPixel }

    /// Values that an output pixel is made of, by whole vectors.
    private var operationsPerPixel: Double {
        Double(window.height) * Double(window.width) * WorkEstimate.lanes(inputSize.channels)
    }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        forEachImage(rows: tasks, height: outputSize.height) { image, rows in
            guard window.isLong(operations: operationsPerPixel, context) else {
                return context.quantizedKernels.pointee.pooling(call(window, image: image, rows: rows, context))
            }
            for row in rows {
                window.forEachInterval(operations: operationsPerPixel, context) { columns, window, firstColumn in
                    var call = call(window, image: image, rows: row..<row + 1, context)
                    call.input += firstColumn * inputSize.pixelStride
                    call.output += columns.lowerBound * outputSize.pixelStride
                    context.quantizedKernels.pointee.pooling(call)
                }
            }
        }
    }

    private func call(
        _ window: Window, image: Int, rows: Range<Int>, _ context: ThreadContext
    ) -> QuantizedPoolingCall {
        QuantizedPoolingCall(
            kind: kind, window: window, channels: inputSize.channels,
            input: UnsafePointer(context.bytes(input) + image * inputSize.byteCount),
            inputPixelStride: inputSize.pixelStride, inputRowStride: inputSize.rowStride,
            inputZeroPoint: inputZeroPoint, multiplier: multiplier,
            output: context.bytes(output) + image * outputSize.byteCount + rows.lowerBound * outputSize.rowStride,
            outputPixelStride: outputSize.pixelStride, outputRowStride: outputSize.rowStride,
            outputRowStart: rows.lowerBound, outputRowCount: rows.count, requantization: requantization)
    }
}
