import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func planDequantize(_ index: Int) {
        let parameters = inputQuantization(index)
        let planned = DequantizeOperator(
            input: input(index), output: operand(index), layout: QuantizedLayout(shapes[index]),
            scale: parameters.scale,
            zeroPoint: Int32(parameters.zeroPoint))
        append(index, kernel: quantizedKernelName("f32_vcvt"), planned)
    }
}
