import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ combination: Combination, _ index: Int) {
        let inputs = graph.nodes[index].inputs
        let operation: ElementwiseOperation =
            switch combination {
            case .add: .add
            case .subtract: .subtract
            case .multiply: .multiply
            case .maximum: .maximum
            case .minimum: .minimum
            case .average: inputs.count == 2 ? .average : .add
            }
        let result = extents(index)
        var left = (operand: operand(inputs[0]), extents: extents(inputs[0]))
        var read = [inputs[0]]
        if inputs.count > 2, !isSpannedByFirst(index) {
            // The first two are smaller than the result in one direction: the first is spread out before.
            appendSpreading(index, of: inputs[0])
            left = (operand(index), result)
            read = [index]
        }
        for input in inputs.dropFirst() {
            appendCombine(
                index, operation, left.operand, left.extents, operand(input), extents(input), inputs: read + [input])
            left = (operand(index), result)
            read = [index]
        }
        if combination == .average, inputs.count > 2 {
            let share = packer.reserve(1) { _ in 1 / Float(inputs.count) }
            appendCombine(
                index, .multiply, left.operand, left.extents, share, BroadcastLayout.Extents(dimensions: [1]),
                inputs: [index])
        }
    }

    /// The shape of a node's value, and how it lies in memory.
    private func extents(_ node: Int) -> BroadcastLayout.Extents {
        let (dimensions, stride) = (shapes[node].dimensions, pixelStride(node))
        return BroadcastLayout.Extents(dimensions: dimensions, pixelStride: stride == dimensions.last ? nil : stride)
    }

    /// Whether each dimension of the result is one of the first or the second input.
    private func isSpannedByFirst(_ index: Int) -> Bool {
        let inputs = graph.nodes[index].inputs
        return Self.spans(shapes[index].dimensions, shapes[inputs[0]].dimensions, shapes[inputs[1]].dimensions)
    }

    /// Whether each dimension of the result is one of the first or the second operand.
    private static func spans(_ result: [Int], _ first: [Int], _ second: [Int]) -> Bool {
        result.indices.allSatisfy { axis in
            let fromEnd = result.count - axis
            return [first, second].contains { operand in
                fromEnd <= operand.count ? operand[operand.count - fromEnd] == result[axis] : result[axis] == 1
            }
        }
    }

    /// Copies an operand to the node's place, repeated to the node's shape.
    private mutating func appendSpreading(_ index: Int, of input: Int) {
        let result = shapes[index].dimensions
        let layout = BroadcastLayout(left: result, right: shapes[input].dimensions, result: result)
        let dimensions = (layout.outer + [layout.rows, layout.channels]).map {
            StridedCopyOperator.Dimension(count: $0.count, inputStride: $0.rightStride)
        }
        let planned = StridedCopyOperator(
            outer: Array(dimensions.dropLast(2)), rows: dimensions[dimensions.count - 2],
            channels: dimensions[dimensions.count - 1], input: operand(input), inputOffset: 0, output: operand(index))
        append([index], kernel: kernelName("broadcast"), inputs: [input], planned)
    }

    private mutating func appendCombine(
        _ index: Int, _ operation: ElementwiseOperation, _ left: Operand, _ leftExtents: BroadcastLayout.Extents,
        _ right: Operand, _ rightExtents: BroadcastLayout.Extents, inputs: [Int]
    ) {
        let planned = CombineOperator(
            operation: operation,
            layout: BroadcastLayout(left: leftExtents, right: rightExtents, result: extents(index)), left: left,
            right: right, output: operand(index))
        append([index], kernel: kernelName("v\(operation)"), inputs: inputs, planned)
    }

    /// value * scale + offset with constants, already packed, of a shape that broadcasts against the input.
    mutating func appendScaleAndOffset(
        _ index: Int, scale: Operand, offset: Operand, dimensions: [Int]
    ) {
        let constant = BroadcastLayout.Extents(dimensions: dimensions)
        appendCombine(
            index, .multiply, input(index), extents(graph.nodes[index].inputs[0]), scale, constant,
            inputs: graph.nodes[index].inputs)
        appendCombine(index, .add, operand(index), extents(index), offset, constant, inputs: [index])
    }
}

/// In 8 bits.
extension PlanCompiler {
    mutating func planQuantized(_ combination: Combination, _ index: Int) {
        let dimensions = shapes[index].dimensions
        var (left, right) = (term(index, 0), term(index, 1))
        let kernel: QuantizedCombination
        switch combination {
        case .add: kernel = .add
        case .subtract: (kernel, right.multiplier) = (.add, -right.multiplier)
        case .average: (kernel, left.multiplier, right.multiplier) = (.add, left.multiplier / 2, right.multiplier / 2)
        case .multiply:
            kernel = .multiply
            left.multiplier = Multipliers.ofProduct(
                inputQuantization(index, 0), inputQuantization(index, 1), in: quantization(index))
        case .maximum: kernel = .maximum
        case .minimum: kernel = .minimum
        }
        let planned = QuantizedCombineOperator(
            combination: kernel, left: left, right: right, dimensions: Array(dimensions.dropLast()),
            channels: dimensions[dimensions.count - 1], output: operand(index),
            outputStride: QuantizedLayout(shapes[index]).stride, requantization: requantization(quantization(index)))
        append(index, kernel: quantizedKernelName("v\(kernel)"), planned)
    }

    private func term(_ index: Int, _ position: Int) -> QuantizedCombineOperator.Term {
        let parameters = inputQuantization(index, position)
        let layout = QuantizedLayout(inputShape(index, position))
        return QuantizedCombineOperator.Term(
            place: input(index, position), stride: layout.stride, zeroPoint: Int32(parameters.zeroPoint),
            multiplier: Multipliers.ofRequantization(parameters, in: quantization(index)),
            dimensions: Array(inputShape(index, position).dimensions.dropLast()),
            repeatsChannels: layout.channels < QuantizedLayout(shapes[index]).channels)
    }
}
