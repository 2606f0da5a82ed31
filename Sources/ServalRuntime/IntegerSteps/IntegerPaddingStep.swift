import ServalTensor

/// A map in 8 bits surrounded by zeros. A unit is an output row of an image.
struct IntegerPaddingStep: Sendable {
    var insets: Insets
    var inputSize: ByteMapSize
    var outputSize: ByteMapSize
    var images: Int
    var input: Operand
    var output: Operand
    /// The level of zero.
    var zeroPoint: UInt8

    var unitCount: Int { images * outputSize.height }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let left = insets.left * inputSize.pixelStride
        forEachImage(rows: units, height: outputSize.height) { image, rows in
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
