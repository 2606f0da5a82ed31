import ServalKernelInterface
import ServalTensor

/// A map surrounded by zeros. A task is an output row of an image.
struct ZeroPaddingOperator: PlannedOperator {
    var insets: Insets
    var inputSize: MapSize
    var outputSize: MapSize
    var images: Int
    var input: Operand
    var output: Operand

    var taskCount: Int { images * outputSize.height }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let stride = outputSize.rowStride
        let left = insets.left * inputSize.channels
        let right = insets.right * inputSize.channels
        forEachImage(rows: tasks, height: outputSize.height) { image, rows in
            for row in rows {
                let target = context.address(output) + image * outputSize.count + row * stride
                let source = row - insets.top
                guard source >= 0, source < inputSize.height else {
                    fill(target, stride, context)
                    continue
                }
                fill(target, left, context)
                context.kernels.pointee.copy(
                    CopyCall(
                        input: context.address(input) + image * inputSize.count + source * inputSize.rowStride,
                        inputStride: inputSize.rowStride, output: target + left, outputStride: stride, rows: 1,
                        channels: inputSize.rowStride))
                fill(target + left + inputSize.rowStride, right, context)
            }
        }
    }

    private func fill(_ target: UnsafeMutablePointer<Float>, _ count: Int, _ context: ThreadContext) {
        guard count > 0 else { return }
        context.kernels.pointee.fill(FillCall(value: 0, output: target, outputStride: count, rows: 1, channels: count))
    }
}
