import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func planQuantize(_ index: Int) {
        let parameters = quantization(index)
        let planned = QuantizeOperator(
            input: input(index), output: operand(index), layout: QuantizedLayout(shapes[index]),
            inverseScale: parameters.inverseScale, requantization: requantization(parameters))
        append(index, kernel: "f32_\(quantizedKernelName("vcvt"))", planned)
    }
}
