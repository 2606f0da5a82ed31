import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func compile(_ combination: Combination, _ index: Int) {
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
        let result = shapes[index].dimensions
        var left = (operand: operand(inputs[0]), dimensions: shapes[inputs[0]].dimensions)
        var read = [inputs[0]]
        if inputs.count > 2, !Self.spans(result, left.dimensions, shapes[inputs[1]].dimensions) {
            // The first two are smaller than the result in one direction: the first is spread out before.
            appendSpreading(index, of: inputs[0])
            left = (operand(index), result)
            read = [index]
        }
        for input in inputs.dropFirst() {
            appendCombine(
                index, operation, left.operand, left.dimensions, operand(input), shapes[input].dimensions,
                inputs: read + [input])
            left = (operand(index), result)
            read = [index]
        }
        if combination == .average, inputs.count > 2 {
            let share = packer.reserve(1) { _ in 1 / Float(inputs.count) }
            appendCombine(index, .multiply, left.operand, left.dimensions, share, [1], inputs: [index])
        }
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
            StridedCopyStep.Dimension(count: $0.count, inputStride: $0.rightStride)
        }
        let step = StridedCopyStep(
            outer: Array(dimensions.dropLast(2)), rows: dimensions[dimensions.count - 2],
            channels: dimensions[dimensions.count - 1], input: operand(input), inputOffset: 0, output: operand(index))
        append(
            [index], kernel: kernelName("broadcast"), inputs: [input], units: step.unitCount, multiplyAdds: 0,
            scratch: 0, .permutation(step))
    }

    private mutating func appendCombine(
        _ index: Int, _ operation: ElementwiseOperation, _ left: Operand, _ leftDimensions: [Int], _ right: Operand,
        _ rightDimensions: [Int], inputs: [Int]
    ) {
        let step = CombineStep(
            operation: operation,
            layout: BroadcastLayout(left: leftDimensions, right: rightDimensions, result: shapes[index].dimensions),
            left: left, right: right, output: operand(index))
        append(
            [index], kernel: kernelName("v\(operation)"), inputs: inputs, units: step.unitCount, multiplyAdds: 0,
            scratch: 0, .combine(step))
    }

    /// value * scale + offset with constants, already packed, of a shape that broadcasts against the input.
    private mutating func appendScaleAndOffset(
        _ index: Int, scale: Operand, offset: Operand, dimensions: [Int]
    ) {
        appendCombine(
            index, .multiply, input(index), inputShape(index).dimensions, scale, dimensions,
            inputs: graph.nodes[index].inputs)
        appendCombine(
            index, .add, operand(index), shapes[index].dimensions, offset, dimensions, inputs: [index])
    }

    mutating func compile(_ rescaling: Rescaling, _ index: Int) {
        let channels = shapes[index].dimensions.last ?? 1
        func spread(_ values: [Float]) -> Operand {
            packer.reserve(channels) { values.count == channels ? values[$0] : values.first ?? 0 }
        }
        let step = AffineStep(
            pixels: shapes[index].count / channels, channels: channels, scale: spread(rescaling.scale),
            offset: spread(rescaling.offset), input: input(index), output: operand(index),
            epilogue: Epilogue(.linear))
        append(
            index, kernel: kernelName("affine"), units: step.unitCount, scratch: step.scratchByteCount, .affine(step))
    }

    /// Mean and variance are spread to the shape that they have together, which may be far smaller than the input's.
    mutating func compile(_ normalization: Normalization, _ index: Int) {
        let (mean, variance, inverts) = (normalization.mean, normalization.variance, normalization.inverts)
        let dimensions = Self.common(mean.shape.dimensions, variance.shape.dimensions)
        let meanPlaces = SpreadPlaces(from: mean.shape.dimensions, to: dimensions)
        let variancePlaces = SpreadPlaces(from: variance.shape.dimensions, to: dimensions)
        let count = dimensions.reduce(1, saturatingProduct)
        @Sendable func deviation(_ variance: Float) -> Double { max(Double(variance).squareRoot(), 1e-7) }
        let scale = packer.reserve(count) { packed in
            variance.withUnsafeFloats { variances in
                for element in 0..<count {
                    let deviation = deviation(variances[variancePlaces[element]])
                    packed[element] = Float(inverts ? deviation : 1 / deviation)
                }
            }
        }
        let offset = packer.reserve(count) { packed in
            mean.withUnsafeFloats { means in
                variance.withUnsafeFloats { variances in
                    for element in 0..<count {
                        let mean = means[meanPlaces[element]]
                        let deviation = deviation(variances[variancePlaces[element]])
                        packed[element] = inverts ? mean : Float(-Double(mean) / deviation)
                    }
                }
            }
        }
        appendScaleAndOffset(index, scale: scale, offset: offset, dimensions: dimensions)
    }

    /// The shape that two broadcast to.
    private static func common(_ a: [Int], _ b: [Int]) -> [Int] {
        let rank = max(a.count, b.count)
        func padded(_ dimensions: [Int]) -> [Int] {
            [Int](repeating: 1, count: rank - dimensions.count) + dimensions
        }
        return zip(padded(a), padded(b)).map { max($0, $1) }
    }

    /// A batch normalization that no convolution could take in, along any axis.
    mutating func compile(_ normalization: BatchNormalization, _ index: Int) {
        let count = normalization.mean.shape.count
        let scale = packer.reserve(count) { packed in
            for (channel, scale) in normalization.scales.enumerated() { packed[channel] = Float(scale) }
        }
        let offset = packer.reserve(count) { packed in
            for (channel, offset) in normalization.offsets.enumerated() { packed[channel] = Float(offset) }
        }
        var dimensions = [Int](repeating: 1, count: shapes[index].rank)
        dimensions[normalization.axis] = count
        appendScaleAndOffset(index, scale: scale, offset: offset, dimensions: dimensions)
    }

    mutating func compile(_ normalization: LayerNormalization, _ index: Int) {
        let count = shapes[index].dimensions[normalization.axis...].reduce(1, saturatingProduct)
        func pack(_ weight: Tensor?, default value: Float) -> Operand {
            packer.reserve(count) { packed in
                guard let weight else { return packed.update(repeating: value, count: count) }
                weight.withUnsafeFloats { values in
                    for element in 0..<count { packed[element] = values[element] }
                }
            }
        }
        let step = LayerNormalizationStep(
            rows: shapes[index].count / count, channels: count, gamma: pack(normalization.gamma, default: 1),
            beta: pack(normalization.beta, default: 0), epsilon: normalization.epsilon, input: input(index),
            output: operand(index))
        append(index, kernel: kernelName("layernorm"), units: step.unitCount, .layerNormalization(step))
    }

    mutating func compile(_ function: ActivationFunction, _ index: Int) {
        // A linear activation that was not dropped copies: a ReLU without bounds does that.
        let copying = UnaryFunction(.relu(maxValue: nil, negativeSlope: 1, threshold: 0))
        guard let function = UnaryFunction(function) ?? copying else { return }
        let step = UnaryStep(
            function: function, count: shapes[index].count, input: input(index), output: operand(index))
        append(index, kernel: kernelName("v\(function.operation)"), units: step.unitCount, .unary(step))
    }

    /// Slopes are spread over the last dimensions only, from the first one along which they differ: a slope for each channel,
    /// or one for all, takes no more than a pixel has channels.
    mutating func compile(prelu alpha: Tensor, _ index: Int) {
        let dimensions = Array(shapes[index].dimensions.dropFirst())
        let repeated = Self.spreadDimensions(alpha.shape.dimensions, to: dimensions)
        let count = repeated.reduce(1, saturatingProduct)
        let places = SpreadPlaces(from: Array(alpha.shape.dimensions.suffix(repeated.count)), to: repeated)
        let slopes = packer.reserve(count) { packed in
            alpha.withUnsafeFloats { values in
                for element in 0..<count { packed[element] = values[places[element]] }
            }
        }
        let step = ParametricReluStep(
            rows: shapes[index].count / max(count, 1), channels: count, alpha: slopes, input: input(index),
            output: operand(index))
        append(index, kernel: kernelName("vprelu"), units: step.unitCount, .parametricRelu(step))
    }

    /// The last of `target`'s dimensions, without the first ones along which `source` repeats, but no fewer than make a run
    /// of elements of fair length.
    private static func spreadDimensions(_ source: [Int], to target: [Int]) -> [Int] {
        let (shortRun, longRun) = (64, 4096)
        let padded = [Int](repeating: 1, count: target.count - source.count) + source
        var first = padded.firstIndex { $0 != 1 } ?? target.count - 1
        var count = target[first...].reduce(1, saturatingProduct)
        while count < shortRun, first > 0, saturatingProduct(count, target[first - 1]) <= longRun {
            first -= 1
            count *= target[first]
        }
        return Array(target[first...])
    }
}

/// Where each element of a shape, row-major, lies in a smaller one that broadcasts to it.
private struct SpreadPlaces: Sendable {
    private let dimensions: [BroadcastLayout.Dimension]
    private let isSame: Bool

    init(from source: [Int], to target: [Int]) {
        let layout = BroadcastLayout(left: target, right: source, result: target)
        dimensions = (layout.outer + [layout.rows, layout.channels]).reversed()
        isSame = source == target
    }

    subscript(element: Int) -> Int {
        if isSame { return element }
        var (place, rest) = (0, element)
        for dimension in dimensions {
            place += rest % dimension.count * dimension.rightStride
            rest /= dimension.count
        }
        return place
    }
}
