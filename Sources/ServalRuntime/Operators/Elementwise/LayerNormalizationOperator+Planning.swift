import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ normalization: LayerNormalization, _ index: Int) {
        let count = shapes[index].dimensions[normalization.axis...].reduce(1, saturatingProduct)
        func pack(_ weight: Tensor?, default value: Float) -> Operand {
            packer.reserve(count) { packed in
                guard let weight else { return packed.update(repeating: value, count: count) }
                weight.withUnsafeFloats { values in
                    for element in 0..<count { packed[element] = values[element] }
                }
            }
        }
        let planned = LayerNormalizationOperator(
            rows: shapes[index].count / count, channels: count, gamma: pack(normalization.gamma, default: 1),
            beta: pack(normalization.beta, default: 0), epsilon: normalization.epsilon, input: input(index),
            output: operand(index))
        append(index, kernel: kernelName("layernorm"), planned)
    }
}
