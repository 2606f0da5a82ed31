import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(cropping insets: Insets, _ index: Int) {
        let strides = inputStrides(index)
        appendStridedCopy(
            index, kernel: "crop", counts: shapes[index].dimensions, strides: strides,
            offset: insets.top * strides[1] + insets.left * strides[2])
    }

    mutating func plan(permutation dimensions: [Int], _ index: Int) {
        let strides = inputStrides(index)
        appendStridedCopy(
            index, kernel: "transpose", counts: shapes[index].dimensions,
            strides: [strides[0]] + dimensions.map { strides[$0] }, offset: 0)
    }

    /// Floats from one index of each dimension of the input to the next.
    private func inputStrides(_ index: Int) -> [Int] {
        let dimensions = inputShape(index).dimensions
        var strides = [Int](repeating: 1, count: dimensions.count)
        for axis in dimensions.indices.dropLast().reversed() {
            strides[axis] =
                axis + 2 == dimensions.count ? inputStride(index) : strides[axis + 1] * dimensions[axis + 1]
        }
        return strides
    }

    private mutating func appendStridedCopy(
        _ index: Int, kernel: String, counts: [Int], strides: [Int], offset: Int
    ) {
        typealias Dimension = StridedCopyOperator.Dimension
        var dimensions: [Dimension] = []
        for (count, stride) in zip(counts, strides) where count != 1 {
            if let last = dimensions.last, last.inputStride == stride * count {
                dimensions[dimensions.count - 1] = Dimension(count: last.count * count, inputStride: stride)
            } else {
                dimensions.append(Dimension(count: count, inputStride: stride))
            }
        }
        let channels = dimensions.popLast() ?? Dimension(count: 1, inputStride: 1)
        let rows = dimensions.popLast() ?? Dimension(count: 1, inputStride: 0)
        let planned = StridedCopyOperator(
            outer: dimensions, rows: rows, channels: channels, input: input(index), inputOffset: offset,
            output: operand(index))
        append(index, kernel: kernelName(kernel), planned)
    }
}

/// In 8 bits.
extension PlanCompiler {
    mutating func planQuantized(cropping insets: Insets, _ index: Int) {
        let planned = QuantizedCroppingOperator(
            insets: insets, inputSize: QuantizedMapSize(inputShape(index)),
            outputSize: QuantizedMapSize(shapes[index]), images: shapes[index][0], input: input(index),
            output: operand(index))
        append(index, kernel: quantizedKernelName("crop"), planned)
    }

    mutating func planQuantizedReshape(_ index: Int) {
        let planned = QuantizedReshapeOperator(
            input: input(index), inputLayout: QuantizedLayout(inputShape(index)), output: operand(index),
            outputLayout: QuantizedLayout(shapes[index]))
        append(index, kernel: quantizedKernelName("reshape"), planned)
    }
}
