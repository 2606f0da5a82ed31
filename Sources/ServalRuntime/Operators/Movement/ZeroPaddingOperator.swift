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
        let stride = outputSize.pixelStride
        forEachImage(rows: tasks, height: outputSize.height) { image, rows in
            for row in rows {
                let target = context.address(output) + image * outputSize.imageStride + row * outputSize.rowStride
                let source = row - insets.top
                guard source >= 0, source < inputSize.height else {
                    fill(target, pixels: outputSize.width, context)
                    continue
                }
                fill(target, pixels: insets.left, context)
                let place = image * inputSize.imageStride + source * inputSize.rowStride
                copy(context.address(input) + place, to: target + insets.left * stride, context)
                fill(target + (insets.left + inputSize.width) * stride, pixels: insets.right, context)
            }
        }
    }

    private func fill(_ target: UnsafeMutablePointer<Float>, pixels: Int, _ context: ThreadContext) {
        guard pixels > 0 else { return }
        let (channels, stride) = (outputSize.channels, outputSize.pixelStride)
        let isDense = stride == channels
        context.kernels.pointee.fill(
            FillCall(
                value: 0, output: target, outputStride: stride, rows: isDense ? 1 : pixels,
                channels: isDense ? pixels * channels : channels))
    }

    /// Copies an input row.
    private func copy(
        _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, _ context: ThreadContext
    ) {
        let isDense = inputSize.pixelStride == inputSize.channels && outputSize.pixelStride == outputSize.channels
        context.kernels.pointee.copy(
            CopyCall(
                input: source, inputStride: inputSize.pixelStride, output: target,
                outputStride: outputSize.pixelStride, rows: isDense ? 1 : inputSize.width,
                channels: isDense ? inputSize.rowStride : inputSize.channels))
    }
}
