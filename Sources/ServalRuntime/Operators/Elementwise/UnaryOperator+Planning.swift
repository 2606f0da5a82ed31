import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ function: ActivationFunction, _ index: Int) {
        let planned = unaryOperator(function, index)
        append(index, kernel: kernelName(planned.stageName), planned)
    }

    func unaryOperator(_ function: ActivationFunction, _ index: Int) -> UnaryOperator {
        UnaryOperator(
            function: UnaryFunction(function) ?? .copy, count: shapes[index].count, input: input(index),
            output: operand(index))
    }
}
