import ServalKernelInterface
import ServalTensor

/// A map enlarged by whole factors. A task is an output row of an image.
struct UpsamplingOperator: PlannedOperator {
    var kind: UpsamplingKind
    var factor: Extent
    var inputSize: MapSize
    var outputSize: MapSize
    var images: Int
    var input: Operand
    var output: Operand

    var taskCount: Int { images * outputSize.height }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        forEachImage(rows: tasks, height: outputSize.height) { image, rows in
            context.kernels.pointee.upsampling(
                UpsamplingCall(
                    kind: kind, factorY: factor.height, factorX: factor.width, inputHeight: inputSize.height,
                    inputWidth: inputSize.width, channels: inputSize.channels,
                    input: context.address(input) + image * inputSize.imageStride,
                    inputPixelStride: inputSize.pixelStride,
                    inputRowStride: inputSize.rowStride,
                    output: context.address(output) + image * outputSize.imageStride
                        + rows.lowerBound * outputSize.rowStride,
                    outputPixelStride: outputSize.pixelStride, outputRowStride: outputSize.rowStride,
                    outputRowStart: rows.lowerBound, outputRowCount: rows.count))
        }
    }
}
