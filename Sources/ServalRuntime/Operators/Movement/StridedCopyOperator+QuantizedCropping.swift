import ServalTensor

/// A part of a map in 8 bits. A task is an output row of an image.
struct QuantizedCroppingOperator: PlannedOperator {
    var insets: Insets
    var inputSize: QuantizedMapSize
    var outputSize: QuantizedMapSize
    var images: Int
    var input: Operand
    var output: Operand

    var taskCount: Int { images * outputSize.height }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        forEachImage(rows: tasks, height: outputSize.height) { image, rows in
            for row in rows {
                let source =
                    context.bytes(input) + image * inputSize.byteCount + (row + insets.top) * inputSize.rowStride
                    + insets.left * inputSize.pixelStride
                (context.bytes(output) + image * outputSize.byteCount + row * outputSize.rowStride)
                    .update(from: source, count: outputSize.rowStride)
            }
        }
    }
}
