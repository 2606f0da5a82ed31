import ServalTensor

/// A part of a map in 8 bits. A unit is an output row of an image.
struct IntegerCroppingStep: Sendable {
    var insets: Insets
    var inputSize: ByteMapSize
    var outputSize: ByteMapSize
    var images: Int
    var input: Operand
    var output: Operand

    var unitCount: Int { images * outputSize.height }

    func run(_ units: Range<Int>, _ context: StepContext) {
        forEachImage(rows: units, height: outputSize.height) { image, rows in
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
