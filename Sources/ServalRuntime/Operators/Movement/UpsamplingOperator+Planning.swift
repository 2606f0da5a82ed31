import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ upsampling: Upsampling, _ index: Int) {
        let planned = UpsamplingOperator(
            kind: upsampling.interpolation == .nearest ? .nearest : .bilinear, factor: upsampling.size,
            inputSize: inputMap(index), outputSize: map(of: index), images: shapes[index][0],
            input: input(index), output: operand(index))
        append(index, kernel: kernelName("upsample"), planned)
    }
}

/// In 8 bits.
extension PlanCompiler {
    mutating func planQuantized(upsampling factor: Extent, _ index: Int) {
        let planned = QuantizedUpsamplingOperator(
            factor: factor, inputSize: QuantizedMapSize(inputShape(index)), outputSize: QuantizedMapSize(shapes[index]),
            images: shapes[index][0], input: input(index), output: operand(index))
        append(index, kernel: quantizedKernelName("upsample"), planned)
    }
}
