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
            let share = packer.reserve([1 / Float(inputs.count)])
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

    /// value * scale + offset with constants of a shape that broadcasts against the input.
    private mutating func appendScaleAndOffset(
        _ index: Int, scale: [Float], offset: [Float], dimensions: [Int]
    ) {
        let (scale, offset) = (packer.reserve(scale), packer.reserve(offset))
        appendCombine(
            index, .multiply, input(index), inputShape(index).dimensions, scale, dimensions,
            inputs: graph.nodes[index].inputs)
        appendCombine(
            index, .add, operand(index), shapes[index].dimensions, offset, dimensions, inputs: [index])
    }

    mutating func compile(_ rescaling: Rescaling, _ index: Int) {
        let channels = shapes[index].dimensions.last ?? 1
        let perChannel = { (values: [Float]) in
            values.count == channels ? values : [Float](repeating: values.first ?? 0, count: channels)
        }
        let step = AffineStep(
            pixels: shapes[index].count / channels, channels: channels,
            scale: packer.reserve(perChannel(rescaling.scale)), offset: packer.reserve(perChannel(rescaling.offset)),
            input: input(index), output: operand(index), epilogue: Epilogue(.linear))
        append(
            index, kernel: kernelName("affine"), units: step.unitCount, scratch: step.scratchByteCount, .affine(step))
    }

    mutating func compile(_ normalization: Normalization, _ index: Int) {
        var means = normalization.mean.withUnsafeFloats { Array($0) }
        var variances = normalization.variance.withUnsafeFloats { Array($0) }
        var dimensions = normalization.mean.shape.dimensions
        if normalization.variance.shape.dimensions != dimensions {
            let whole = Array(shapes[index].dimensions.dropFirst())
            means = broadcast(means, from: dimensions, to: whole)
            variances = broadcast(variances, from: normalization.variance.shape.dimensions, to: whole)
            dimensions = whole
        }
        let deviations = variances.map { max(Double($0).squareRoot(), 1e-7) }
        let scale = deviations.map { Float(normalization.inverts ? $0 : 1 / $0) }
        let offset = zip(means, deviations).map { mean, deviation in
            normalization.inverts ? mean : Float(-Double(mean) / deviation)
        }
        appendScaleAndOffset(index, scale: scale, offset: offset, dimensions: dimensions)
    }

    /// A batch normalization that no convolution could take in, along any axis.
    mutating func compile(_ normalization: BatchNormalization, _ index: Int) {
        let means = normalization.mean.withUnsafeFloats { Array($0) }
        let variances = normalization.variance.withUnsafeFloats { Array($0) }
        let gammas = normalization.gamma?.withUnsafeFloats { Array($0) } ?? means.map { _ in 1 }
        let betas = normalization.beta?.withUnsafeFloats { Array($0) } ?? means.map { _ in 0 }
        let scales = means.indices.map { channel in
            Double(gammas[channel]) / (Double(variances[channel]) + Double(normalization.epsilon)).squareRoot()
        }
        let offsets = means.indices.map { Float(Double(betas[$0]) - Double(means[$0]) * scales[$0]) }
        var dimensions = [Int](repeating: 1, count: shapes[index].rank)
        dimensions[normalization.axis] = means.count
        appendScaleAndOffset(index, scale: scales.map { Float($0) }, offset: offsets, dimensions: dimensions)
    }

    mutating func compile(_ function: ActivationFunction, _ index: Int) {
        // A linear activation that was not dropped copies: a ReLU without bounds does that.
        let copying = UnaryFunction(.relu(maxValue: nil, negativeSlope: 1, threshold: 0))
        guard let function = UnaryFunction(function) ?? copying else { return }
        let step = UnaryStep(
            function: function, count: shapes[index].count, input: input(index), output: operand(index))
        append(index, kernel: kernelName("v\(function.operation)"), units: step.unitCount, .unary(step))
    }

    mutating func compile(prelu alpha: Tensor, _ index: Int) {
        let dimensions = Array(shapes[index].dimensions.dropFirst())
        let slopes = alpha.withUnsafeFloats { Array($0) }
        let channels = dimensions.last ?? 1
        let isPerChannel = alpha.shape.count == channels && (alpha.shape.dimensions.last ?? 1) == channels
        let expanded = isPerChannel ? slopes : broadcast(slopes, from: alpha.shape.dimensions, to: dimensions)
        let step = ParametricReluStep(
            rows: shapes[index].count / max(expanded.count, 1), channels: expanded.count,
            alpha: packer.reserve(expanded), input: input(index), output: operand(index))
        append(index, kernel: kernelName("vprelu"), units: step.unitCount, .parametricRelu(step))
    }

    private func broadcast(_ values: [Float], from source: [Int], to target: [Int]) -> [Float] {
        let layout = BroadcastLayout(left: target, right: source, result: target)
        let dimensions = layout.outer + [layout.rows, layout.channels]
        return (0..<target.reduce(1, *)).map { index in
            var (place, rest) = (0, index)
            for dimension in dimensions.reversed() {
                place += rest % dimension.count * dimension.rightStride
                rest /= dimension.count
            }
            return values[place]
        }
    }
}
