import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ function: ActivationFunction, _ index: Int) {
        let planned = unaryOperator(function, index)
        append(index, kernel: kernelName(planned.stageName), planned)
    }

    func unaryOperator(_ function: ActivationFunction, _ index: Int) -> UnaryOperator {
        let channels = shapes[index].dimensions.last ?? 1
        return UnaryOperator(
            function: UnaryFunction(function) ?? .copy, pixels: shapes[index].count / channels, channels: channels,
            input: input(index), inputStride: inputStride(index), output: operand(index),
            outputStride: pixelStride(index))
    }
}
