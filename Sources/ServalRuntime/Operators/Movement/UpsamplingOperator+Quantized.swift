import ServalTensor

/// A map in 8 bits enlarged by whole factors, each pixel repeated. A task is an output row of an image.
struct QuantizedUpsamplingOperator: PlannedOperator {
    var factor: Extent
    var inputSize: QuantizedMapSize
    var outputSize: QuantizedMapSize
    var images: Int
    var input: Operand
    var output: Operand

    var taskCount: Int { images * outputSize.height }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let pixel = inputSize.pixelStride
        forEachImage(rows: tasks, height: outputSize.height) { image, rows in
            for row in rows {
                let source =
                    context.bytes(input) + image * inputSize.byteCount + row / factor.height * inputSize.rowStride
                let target = context.bytes(output) + image * outputSize.byteCount + row * outputSize.rowStride
                for column in 0..<outputSize.width {
                    (target + column * pixel).update(from: source + column / factor.width * pixel, count: pixel)
                }
            }
        }
    }
}
