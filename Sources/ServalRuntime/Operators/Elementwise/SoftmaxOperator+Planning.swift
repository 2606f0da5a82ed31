import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(softmax axis: Int, _ index: Int) {
        let dimensions = shapes[index].dimensions
        let planned = SoftmaxOperator(
            outer: dimensions[..<axis].reduce(1, *), length: dimensions[axis],
            inner: dimensions[(axis + 1)...].reduce(1, *), input: input(index), output: operand(index))
        append(index, kernel: kernelName("softmax"), planned)
    }
}
