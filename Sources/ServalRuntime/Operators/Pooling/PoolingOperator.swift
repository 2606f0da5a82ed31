import ServalKernelInterface

/// Average or maximum pooling. A task is an output row of an image.
struct PoolingOperator: PlannedOperator {
    var kind: PoolingKind
    var window: Window
    var inputSize: MapSize
    var outputSize: MapSize
    var images: Int
    var input: Operand
    var output: Operand

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
                return run(call(window, image: image, rows: rows, context), context)
            }
            for row in rows {
                window.forEachInterval(operations: operationsPerPixel, context) { columns, window, firstColumn in
                    var call = call(window, image: image, rows: row..<row + 1, context)
                    call.input += firstColumn * inputSize.pixelStride
                    call.output += columns.lowerBound * outputSize.pixelStride
                    runInParts(call, context)
                }
            }
        }
    }

    /// Goes down the window by as many of its rows as are a cancellation interval.
    private func runInParts(_ whole: PoolingCall, _ context: ThreadContext) {
        let count = context.countPerInterval(
            operations: Double(whole.window.outputWidth) * operationsPerPixel / Double(max(window.height, 1)))
        var call = whole
        var row = 0
        while row < window.height, !context.isStopped {
            call.windowRows = row..<min(row + count, window.height)
            run(call, context)
            row = call.windowRows.upperBound
        }
    }

    private func run(_ call: PoolingCall, _ context: ThreadContext) { context.kernels.pointee.pooling(call) }

    private func call(_ window: Window, image: Int, rows: Range<Int>, _ context: ThreadContext) -> PoolingCall {
        PoolingCall(
            kind: kind, window: window, channels: inputSize.channels,
            input: context.address(input) + image * inputSize.imageStride, inputPixelStride: inputSize.pixelStride,
            inputRowStride: inputSize.rowStride,
            output: context.address(output) + image * outputSize.imageStride + rows.lowerBound * outputSize.rowStride,
            outputPixelStride: outputSize.pixelStride, outputRowStride: outputSize.rowStride,
            outputRowStart: rows.lowerBound, outputRowCount: rows.count)
    }
}
