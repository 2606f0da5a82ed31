import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(padding insets: Insets, _ index: Int) {
        let planned = ZeroPaddingOperator(
            insets: insets, inputSize: inputMap(index), outputSize: map(of: index),
            images: shapes[index][0], input: input(index), output: operand(index))
        append(index, kernel: kernelName("pad"), planned)
    }
}

/// In 8 bits.
extension PlanCompiler {
    mutating func planQuantized(padding insets: Insets, _ index: Int) {
        let planned = QuantizedZeroPaddingOperator(
            insets: insets, inputSize: QuantizedMapSize(inputShape(index)),
            outputSize: QuantizedMapSize(shapes[index]), images: shapes[index][0], input: input(index),
            output: operand(index), zeroPoint: UInt8(quantization(index).zeroPoint))
        append(index, kernel: quantizedKernelName("pad"), planned)
    }
}
