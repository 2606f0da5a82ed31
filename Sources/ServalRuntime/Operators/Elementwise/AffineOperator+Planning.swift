import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ rescaling: Rescaling, _ index: Int) {
        let channels = shapes[index].dimensions.last ?? 1
        func spread(_ values: [Float]) -> Operand {
            packer.reserve(channels) { values.count == channels ? values[$0] : values.first ?? 0 }
        }
        let planned = AffineOperator(
            pixels: shapes[index].count / channels, channels: channels, scale: spread(rescaling.scale),
            offset: spread(rescaling.offset), input: input(index), output: operand(index),
            epilogue: Epilogue(.linear))
        append(index, kernel: kernelName("affine"), planned)
    }
}
