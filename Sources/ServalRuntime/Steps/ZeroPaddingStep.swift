import ServalKernelInterface
import ServalTensor

/// A map surrounded by zeros. A unit is an output row of an image.
struct ZeroPaddingStep: Sendable {
    var insets: Insets
    var inputSize: MapSize
    var outputSize: MapSize
    var images: Int
    var input: Operand
    var output: Operand

    var unitCount: Int { images * outputSize.height }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let stride = outputSize.rowStride
        let left = insets.left * inputSize.channels
        let right = insets.right * inputSize.channels
        forEachImage(rows: units, height: outputSize.height) { image, rows in
            for row in rows {
                let target = context.address(output) + image * outputSize.count + row * stride
                let source = row - insets.top
                guard source >= 0, source < inputSize.height else {
                    fill(target, stride, context)
                    continue
                }
                fill(target, left, context)
                context.kernels.copy(
                    CopyCall(
                        input: context.address(input) + image * inputSize.count + source * inputSize.rowStride,
                        inputStride: inputSize.rowStride, output: target + left, outputStride: stride, rows: 1,
                        channels: inputSize.rowStride))
                fill(target + left + inputSize.rowStride, right, context)
            }
        }
    }

    private func fill(_ target: UnsafeMutablePointer<Float>, _ count: Int, _ context: StepContext) {
        guard count > 0 else { return }
        context.kernels.fill(FillCall(value: 0, output: target, outputStride: count, rows: 1, channels: count))
    }
}
