import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(concatenation axis: Int, _ index: Int) {
        let (dimensions, output) = (shapes[index].dimensions, operand(index))
        let isInnermost = axis == dimensions.count - 1
        var parts: [ConcatenationOperator.Part] = []
        var offset = 0
        for input in graph.nodes[index].inputs {
            let count = shapes[input].dimensions[axis...].reduce(1, *)
            let isInPlace = operand(input) == Operand(base: output.base, offset: output.offset + offset)
            if count > 0, !isInPlace {
                parts.append(
                    ConcatenationOperator.Part(
                        input: operand(input), inputStride: isInnermost ? pixelStride(input) : count, count: count,
                        offset: offset))
            }
            offset += count
        }
        let planned = ConcatenationOperator(
            parts: parts, outer: dimensions[..<axis].reduce(1, *), output: output,
            outputStride: isInnermost ? pixelStride(index) : offset)
        append(index, kernel: kernelName(parts.isEmpty ? "concat_view" : "concat"), planned)
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
