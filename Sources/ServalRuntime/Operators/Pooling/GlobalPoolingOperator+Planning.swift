import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ pooling: GlobalPooling, _ index: Int) {
        let planned = GlobalPoolingOperator(
            kind: kind(pooling.kind), inputSize: inputMap(index), images: shapes[index][0],
            input: input(index), output: operand(index))
        append(index, kernel: kernelName(pooling.kind == .average ? "gavgpool" : "gmaxpool"), planned)
    }
}

/// In 8 bits.
extension PlanCompiler {
    mutating func planQuantized(_ pooling: GlobalPooling, _ index: Int) {
        let planned = QuantizedGlobalPoolingOperator(
            kind: kind(pooling.kind), inputSize: QuantizedMapSize(inputShape(index)), images: shapes[index][0],
            input: input(index), inputZeroPoint: Int32(inputQuantization(index).zeroPoint),
            multiplier: Multipliers.ofRequantization(inputQuantization(index), in: quantization(index)),
            output: operand(index),
            requantization: requantization(quantization(index)))
        append(index, kernel: quantizedKernelName(pooling.kind == .average ? "gavgpool" : "gmaxpool"), planned)
    }
}
