import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

extension PlanCompiler {
    /// Plans a node that computes in 8 bits.
    mutating func planQuantized(_ index: Int) {
        guard let form = graph.nodes[index].operation.quantizedForm else {
            preconditionFailure("\(graph.nodes[index].operation.name) does not compute in 8 bits")
        }
        switch form {
        case .convolution(let convolution): planQuantized(convolution, index)
        case .depthwiseConvolution(let convolution): planQuantized(convolution, index)
        case .dense(let dense): planQuantized(dense, index)
        case .pooling(let pooling): planQuantized(pooling, index)
        case .globalPooling(let pooling): planQuantized(pooling, index)
        case .combination(let combination): planQuantized(combination, index)
        case .function: planQuantizedFunction(index)
        case .affine(let rescaling): planQuantized(rescaling, index)
        case .parametricRelu(let slopes): planQuantized(slopes: slopes, index)
        case .nearestUpsampling(let factor): planQuantized(upsampling: factor, index)
        case .concatenation(let axis): planQuantized(concatenation: axis, index)
        case .zeroPadding(let insets): planQuantized(padding: insets, index)
        case .cropping(let insets): planQuantized(cropping: insets, index)
        case .reshape: planQuantizedReshape(index)
        case .identity: preconditionFailure("an identity is no step of a plan")
        }
    }

    /// How a value is quantized.
    ///
    /// - Precondition: it is.
    func quantization(_ node: Int) -> QuantizationParameters {
        guard let parameters = graph.nodes[node].quantization else {
            preconditionFailure("the value of \(graph.nodes[node].name) is not quantized")
        }
        return parameters
    }

    func inputQuantization(_ node: Int, _ position: Int = 0) -> QuantizationParameters {
        quantization(graph.nodes[node].inputs[position])
    }

    func requantization(
        _ parameters: QuantizationParameters, _ bounds: ClosedRange<UInt8> = 0...255
    ) -> Requantization {
        Requantization(
            zeroPoint: Int32(parameters.zeroPoint), low: Int32(bounds.lowerBound), high: Int32(bounds.upperBound))
    }

    func quantizedKernelName(_ operation: String) -> String { "qu8_\(operation)__\(options.backend.rawValue)" }
}

/// What layers with weights in 8 bits have in common.
extension PlanCompiler {
    func quantizedOutput(_ index: Int) -> QuantizedOutput {
        let layout = QuantizedLayout(shapes[index])
        let isDequantized = graph.nodes[index].quantization == nil
        return QuantizedOutput(
            kind: isDequantized ? .dequantized : .quantized, place: operand(index),
            stride: isDequantized ? layout.channels : layout.stride)
    }

    func quantizedResidual(_ index: Int) -> QuantizedResidualOperand {
        let parameters = inputQuantization(index, 1)
        let size = QuantizedMapSize(shapes[index])
        return QuantizedResidualOperand(
            place: input(index, 1), pixelStride: size.pixelStride, rowStride: size.rowStride,
            zeroPoint: Int32(parameters.zeroPoint),
            multiplier: Multipliers.ofRequantization(parameters, in: quantization(index)))
    }

    func requantization(_ index: Int, _ activation: ActivationFunction) -> Requantization {
        // A dequantized value has no use for it.
        guard let parameters = graph.nodes[index].quantization else { return Requantization(zeroPoint: 0) }
        return requantization(parameters, activation.quantizedClamp(in: parameters) ?? 0...255)
    }

    /// A step for the activation of a layer whose sums are dequantized, in place.
    mutating func appendActivationOfDequantized(_ index: Int) {
        guard graph.nodes[index].quantization == nil, let weights = graph.nodes[index].operation.quantizedWeights,
            let function = UnaryFunction(weights.activation)
        else { return }
        let planned = UnaryOperator(
            function: function, count: shapes[index].count, input: operand(index), output: operand(index))
        append([index], kernel: kernelName("v\(function.operation)"), inputs: [index], planned)
    }
}
