import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(concatenation axis: Int, _ index: Int) {
        let parts = graph.nodes[index].inputs.map { input in
            ConcatenationOperator.Part(
                input: operand(input), count: shapes[input].dimensions[axis...].reduce(1, *))
        }
        let planned = ConcatenationOperator(
            parts: parts, outer: shapes[index].dimensions[..<axis].reduce(1, *), output: operand(index))
        append(index, kernel: kernelName("concat"), planned)
    }
}

/// In 8 bits.
extension PlanCompiler {
    mutating func planQuantized(concatenation axis: Int, _ index: Int) {
        let dimensions = shapes[index].dimensions
        let layout = QuantizedLayout(shapes[index])
        let outer = dimensions[..<axis].reduce(1, *)
        var offset = 0
        var parts: [QuantizedConcatenationOperator.Part] = []
        for position in graph.nodes[index].inputs.indices {
            let part = QuantizedLayout(inputShape(index, position))
            let parameters = inputQuantization(index, position)
            let rows = part.rows / outer
            parts.append(
                QuantizedConcatenationOperator.Part(
                    input: input(index, position), inputStride: part.stride, rows: rows, channels: part.channels,
                    offset: offset, zeroPoint: Int32(parameters.zeroPoint),
                    multiplier: Multipliers.ofRequantization(parameters, in: quantization(index))))
            offset += axis == dimensions.count - 1 ? part.channels : rows * layout.stride
        }
        let planned = QuantizedConcatenationOperator(
            parts: parts, outer: outer, output: operand(index), outputStride: layout.stride,
            outerStride: layout.rows / outer * layout.stride, requantization: requantization(quantization(index)))
        append(index, kernel: quantizedKernelName("concat"), planned)
    }
}
