import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// Layers that compute in integers, but for those with weights (`PlanCompiler+IntegerWeights`).
extension PlanCompiler {
    mutating func compileInteger(_ index: Int) {
        switch graph.nodes[index].operation {
        case .convolution(let convolution): compileInteger(convolution, index)
        case .depthwiseConvolution(let convolution): compileInteger(convolution, index)
        case .dense(let dense): compileInteger(dense, index)
        case .pooling(let pooling): compileInteger(pooling, index)
        case .globalPooling(let pooling): compileInteger(pooling, index)
        case .combine: compileIntegerSum(index)
        case .concatenate(let axis): compileInteger(concatenation: axis, index)
        case .zeroPadding(let insets):
            let step = IntegerPaddingStep(
                insets: insets, inputSize: ByteMapSize(inputShape(index)), outputSize: ByteMapSize(shapes[index]),
                images: shapes[index][0], input: input(index), output: operand(index),
                zeroPoint: UInt8(levels(index).zeroPoint))
            append(index, kernel: integerKernelName("pad"), units: step.unitCount, .integerPadding(step))
        case .cropping(let insets):
            let step = IntegerCroppingStep(
                insets: insets, inputSize: ByteMapSize(inputShape(index)), outputSize: ByteMapSize(shapes[index]),
                images: shapes[index][0], input: input(index), output: operand(index))
            append(index, kernel: integerKernelName("crop"), units: step.unitCount, .integerCropping(step))
        default:
            let step = IntegerReshapeStep(
                input: input(index), inputLayout: ByteLayout(inputShape(index)), output: operand(index),
                outputLayout: ByteLayout(shapes[index]))
            append(index, kernel: integerKernelName("reshape"), units: step.unitCount, .integerReshape(step))
        }
    }

    mutating func compileQuantize(_ index: Int) {
        let parameters = levels(index)
        let step = QuantizeStep(
            input: input(index), output: operand(index), layout: ByteLayout(shapes[index]),
            inverseScale: parameters.inverseScale, requantization: requantization(parameters))
        append(index, kernel: "f32_\(integerKernelName("vcvt"))", units: step.unitCount, .quantize(step))
    }

    mutating func compileDequantize(_ index: Int) {
        let parameters = inputLevels(index)
        let step = DequantizeStep(
            input: input(index), output: operand(index), layout: ByteLayout(shapes[index]), scale: parameters.scale,
            zeroPoint: Int32(parameters.zeroPoint))
        append(
            index, kernel: integerKernelName("f32_vcvt"), units: step.unitCount, .dequantize(step))
    }

    private mutating func compileInteger(_ pooling: Pooling, _ index: Int) {
        let (inputSize, outputSize) = (mapSize(inputShape(index)), mapSize(shapes[index]))
        let step = IntegerPoolingStep(
            kind: kind(pooling.kind),
            window: window(
                pooling.window, pooling.strides, Extent(height: 1, width: 1), pooling.padding, inputSize, outputSize),
            inputSize: ByteMapSize(inputShape(index)), outputSize: ByteMapSize(shapes[index]),
            images: shapes[index][0], input: input(index), inputZeroPoint: Int32(inputLevels(index).zeroPoint),
            multiplier: Multipliers.ofLevels(inputLevels(index), in: levels(index)), output: operand(index),
            requantization: requantization(levels(index)))
        append(
            index, kernel: integerKernelName(pooling.kind == .average ? "avgpool" : "maxpool"),
            units: step.unitCount, .integerPooling(step))
    }

    private mutating func compileInteger(_ pooling: GlobalPooling, _ index: Int) {
        let step = IntegerGlobalPoolingStep(
            kind: kind(pooling.kind), inputSize: ByteMapSize(inputShape(index)), images: shapes[index][0],
            input: input(index), inputZeroPoint: Int32(inputLevels(index).zeroPoint),
            multiplier: Multipliers.ofLevels(inputLevels(index), in: levels(index)), output: operand(index),
            requantization: requantization(levels(index)))
        append(
            index, kernel: integerKernelName(pooling.kind == .average ? "gavgpool" : "gmaxpool"),
            units: step.unitCount, .integerGlobalPooling(step))
    }

    private mutating func compileIntegerSum(_ index: Int) {
        let dimensions = shapes[index].dimensions
        let step = IntegerSumStep(
            left: term(index, 0), right: term(index, 1), dimensions: Array(dimensions.dropLast()),
            channels: dimensions[dimensions.count - 1], output: operand(index),
            outputStride: ByteLayout(shapes[index]).stride, requantization: requantization(levels(index)))
        append(
            index, kernel: integerKernelName("vadd"), units: step.unitCount, scratch: step.scratchByteCount,
            .integerSum(step))
    }

    private func term(_ index: Int, _ position: Int) -> IntegerSumStep.Term {
        let parameters = inputLevels(index, position)
        let layout = ByteLayout(inputShape(index, position))
        return IntegerSumStep.Term(
            place: input(index, position), stride: layout.stride, zeroPoint: Int32(parameters.zeroPoint),
            multiplier: Multipliers.ofLevels(parameters, in: levels(index)),
            dimensions: Array(inputShape(index, position).dimensions.dropLast()),
            repeatsChannels: layout.channels < ByteLayout(shapes[index]).channels)
    }

    private mutating func compileInteger(concatenation axis: Int, _ index: Int) {
        let dimensions = shapes[index].dimensions
        let layout = ByteLayout(shapes[index])
        let outer = dimensions[..<axis].reduce(1, *)
        var offset = 0
        var parts: [IntegerConcatenationStep.Part] = []
        for position in graph.nodes[index].inputs.indices {
            let part = ByteLayout(inputShape(index, position))
            let parameters = inputLevels(index, position)
            let rows = part.rows / outer
            parts.append(
                IntegerConcatenationStep.Part(
                    input: input(index, position), inputStride: part.stride, rows: rows, channels: part.channels,
                    offset: offset, zeroPoint: Int32(parameters.zeroPoint),
                    multiplier: Multipliers.ofLevels(parameters, in: levels(index))))
            offset += axis == dimensions.count - 1 ? part.channels : rows * layout.stride
        }
        let step = IntegerConcatenationStep(
            parts: parts, outer: outer, output: operand(index), outputStride: layout.stride,
            outerStride: layout.rows / outer * layout.stride, requantization: requantization(levels(index)))
        append(index, kernel: integerKernelName("concat"), units: step.unitCount, .integerConcatenation(step))
    }
}

extension PlanCompiler {
    /// How a value is kept in 8 bits.
    ///
    /// - Precondition: it is.
    func levels(_ node: Int) -> QuantizationParameters {
        guard let parameters = graph.nodes[node].quantization else {
            preconditionFailure("the value of \(graph.nodes[node].name) is real")
        }
        return parameters
    }

    func inputLevels(_ node: Int, _ position: Int = 0) -> QuantizationParameters {
        levels(graph.nodes[node].inputs[position])
    }

    func requantization(_ parameters: QuantizationParameters, _ bounds: ClosedRange<UInt8> = 0...255) -> Requantization
    {
        Requantization(
            zeroPoint: Int32(parameters.zeroPoint), low: Int32(bounds.lowerBound), high: Int32(bounds.upperBound))
    }

    func integerKernelName(_ operation: String) -> String { "qu8_\(operation)__\(options.backend.rawValue)" }
}
