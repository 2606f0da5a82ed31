import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ function: ActivationFunction, _ index: Int) {
        // A linear activation that was not dropped copies: a ReLU without bounds does that.
        let copying = UnaryFunction(.relu(maxValue: nil, negativeSlope: 1, threshold: 0))
        guard let function = UnaryFunction(function) ?? copying else { return }
        let planned = UnaryOperator(
            function: function, count: shapes[index].count, input: input(index), output: operand(index))
        append(index, kernel: kernelName("v\(function.operation)"), planned)
    }
}
