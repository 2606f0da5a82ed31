import ServalTensor

/// A map in 8 bits surrounded by zeros. A task is an output row of an image.
struct QuantizedZeroPaddingOperator: PlannedOperator {
    var insets: Insets
    var inputSize: QuantizedMapSize
    var outputSize: QuantizedMapSize
    var images: Int
    var input: Operand
    var output: Operand
    /// The level of zero.
    var zeroPoint: UInt8

    var taskCount: Int { images * outputSize.height }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let left = insets.left * inputSize.pixelStride
        forEachImage(rows: tasks, height: outputSize.height) { image, rows in
            for row in rows {
                let target = context.bytes(output) + image * outputSize.byteCount + row * outputSize.rowStride
                let source = row - insets.top
                target.update(repeating: zeroPoint, count: outputSize.rowStride)
                guard source >= 0, source < inputSize.height else { continue }
                (target + left).update(
                    from: context.bytes(input) + image * inputSize.byteCount + source * inputSize.rowStride,
                    count: inputSize.rowStride)
            }
        }
    }
}
