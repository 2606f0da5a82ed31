import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// Convolutions and dense layers with weights in 8 bits.
extension PlanCompiler {
    mutating func compileInteger(_ convolution: Convolution, _ index: Int) {
        if convolution.isPointwise {
            return appendIntegerProduct(integerPointwiseStep(convolution, index), index)
        }
        let step = integerConvolutionStep(convolution, index)
        append(
            index, kernel: KernelName.convolution(step.layout, backend: options.backend), units: step.unitCount,
            multiplyAdds: multiplyAdds(index), scratch: step.scratchByteCount, .integerConvolution(step))
        finishReal(index)
    }

    mutating func compileInteger(_ convolution: DepthwiseConvolution, _ index: Int) {
        let step = integerDepthwiseStep(convolution, index)
        append(
            index, kernel: KernelName.quantizedDepthwise(step.window, backend: options.backend),
            units: step.unitCount, multiplyAdds: multiplyAdds(index), scratch: step.scratchByteCount,
            .integerDepthwise(step))
    }

    mutating func compileInteger(_ dense: Dense, _ index: Int) {
        let step = integerProductStep(index, k: dense.kernel.shape[0], n: dense.kernel.shape[1], hasResidual: false)
        appendIntegerProduct(step, index)
    }

    private mutating func appendIntegerProduct(_ step: IntegerPointwiseStep, _ index: Int) {
        append(
            index, kernel: KernelName.pointwise(step.layout, residual: step.residual != nil, backend: options.backend),
            units: step.unitCount, multiplyAdds: multiplyAdds(index), scratch: step.scratchByteCount,
            .integerPointwise(step))
        finishReal(index)
    }

    mutating func integerPointwiseStep(_ convolution: Convolution, _ index: Int) -> IntegerPointwiseStep {
        integerProductStep(
            index, k: convolution.kernel.shape[2], n: convolution.outputChannels, hasResidual: convolution.addsResidual)
    }

    mutating func integerConvolutionStep(_ convolution: Convolution, _ index: Int) -> IntegerConvolutionStep {
        let (inputSize, outputSize) = (mapSize(inputShape(index)), mapSize(shapes[index]))
        let (groups, channels) = (convolution.groups, convolution.kernel.shape[2])
        let (taps, n) = (convolution.window.height * convolution.window.width, convolution.outputChannels / groups)
        let layout = QuantizedMatrixPacking.layout(
            taps: taps, channels: channels, outputChannels: n, rows: outputSize.height * outputSize.width,
            backend: options.backend)
        let source = IntegerWeights(graph.nodes[index], input: inputLevels(index))
        let weights = packer.reserve(byteCount: saturatingProduct(groups, layout.byteCount)) { packed in
            source.withPointers { kernel, bias, multipliers in
                for group in 0..<groups {
                    QuantizedMatrixPacking.pack(
                        layout, channels: channels, weights: kernel + group * n, rowStride: groups * n,
                        bias: bias.map { $0 + group * n }, inputZeroPoint: source.inputZeroPoint,
                        multipliers: multipliers + group * n, into: packed + group * layout.byteCount)
                }
            }
        }
        return IntegerConvolutionStep(
            layout: layout, groups: groups, weights: weights,
            window: window(
                convolution.window, convolution.strides, convolution.dilation, convolution.padding, inputSize,
                outputSize),
            inputSize: ByteMapSize(inputShape(index)), outputWidth: outputSize.width,
            outputHeight: outputSize.height, images: shapes[index][0], input: place(graph.nodes[index].inputs[0]),
            inputZeroPoint: source.inputZeroPoint, output: integerOutput(index),
            residual: convolution.addsResidual ? residual(index) : nil,
            requantization: requantization(index, convolution.activation))
    }

    mutating func integerDepthwiseStep(_ convolution: DepthwiseConvolution, _ index: Int) -> IntegerDepthwiseStep {
        let window = window(
            convolution.window, convolution.strides, convolution.dilation, convolution.padding,
            mapSize(inputShape(index)), mapSize(shapes[index]))
        let layout = QuantizedDepthwisePacking.layout(
            window: window, channels: convolution.outputChannels, multiplier: convolution.kernel.shape[3],
            backend: options.backend)
        let source = IntegerWeights(graph.nodes[index], input: inputLevels(index))
        let weights = packer.reserve(byteCount: layout.byteCount) { packed in
            source.withPointers { kernel, bias, multipliers in
                QuantizedDepthwisePacking.pack(
                    layout, weights: kernel, bias: bias, inputZeroPoint: source.inputZeroPoint,
                    multipliers: multipliers, into: packed)
            }
        }
        return IntegerDepthwiseStep(
            window: window, layout: layout, multiplier: convolution.kernel.shape[3], weights: weights,
            inputSize: ByteMapSize(inputShape(index)), outputSize: ByteMapSize(shapes[index]),
            images: shapes[index][0], input: place(graph.nodes[index].inputs[0]),
            inputZeroPoint: source.inputZeroPoint, output: place(index),
            requantization: requantization(index, convolution.activation))
    }

    /// A 1x1 convolution or dense layer: the product of all pixels with a k x n matrix.
    private mutating func integerProductStep(
        _ index: Int, k: Int, n: Int, hasResidual: Bool
    ) -> IntegerPointwiseStep {
        let pixels = shapes[index].count / n
        let layout = QuantizedMatrixPacking.layout(
            channels: k, outputChannels: n, rows: pixels, backend: options.backend)
        let source = IntegerWeights(graph.nodes[index], input: inputLevels(index))
        let weights = packer.reserve(byteCount: layout.byteCount) { packed in
            source.withPointers { kernel, bias, multipliers in
                QuantizedMatrixPacking.pack(
                    layout, channels: k, weights: kernel, rowStride: n, bias: bias,
                    inputZeroPoint: source.inputZeroPoint, multipliers: multipliers, into: packed)
            }
        }
        let tileRows = QuantizedMatrixPacking.tileRows(layout, backend: options.backend)
        return IntegerPointwiseStep(
            layout: layout, tileRows: tileRows, weights: weights, input: place(graph.nodes[index].inputs[0]),
            inputStride: ByteLayout(inputShape(index)).stride, output: integerOutput(index),
            residual: hasResidual ? residual(index) : nil, pixels: pixels,
            requantization: requantization(index, source.activation))
    }

    private func integerOutput(_ index: Int) -> IntegerOutput {
        let layout = ByteLayout(shapes[index])
        let isReal = graph.nodes[index].quantization == nil
        return IntegerOutput(
            kind: isReal ? .real : .levels, place: place(index), stride: isReal ? layout.channels : layout.stride)
    }

    private func residual(_ index: Int) -> IntegerResidual {
        let parameters = inputLevels(index, 1)
        let size = ByteMapSize(shapes[index])
        return IntegerResidual(
            place: input(index, 1), pixelStride: size.pixelStride, rowStride: size.rowStride,
            zeroPoint: Int32(parameters.zeroPoint),
            multiplier: Multipliers.ofLevels(parameters, in: levels(index)))
    }

    private func requantization(_ index: Int, _ activation: ActivationFunction) -> Requantization {
        // A real value has no use for it.
        guard let parameters = graph.nodes[index].quantization else { return Requantization(zeroPoint: 0) }
        return requantization(parameters, activation.levels(in: parameters) ?? 0...255)
    }

    /// What a step of its own applies to a layer's value: the activation of sums in 8 bits that became real numbers.
    static func activationStep(of index: Int, in graph: Graph) -> UnaryFunction? {
        guard graph.precision(of: index) == .integer, graph.nodes[index].quantization == nil else { return nil }
        switch graph.nodes[index].operation {
        case .convolution(let convolution): return UnaryFunction(convolution.activation)
        case .dense(let dense): return UnaryFunction(dense.activation)
        // A depthwise convolution in 8 bits keeps its value in 8 bits.
        default: return nil
        }
    }

    /// The activation of sums that became real numbers, in place.
    private mutating func finishReal(_ index: Int) {
        guard let function = Self.activationStep(of: index, in: graph) else { return }
        let step = UnaryStep(
            function: function, count: shapes[index].count, input: operand(index), output: operand(index))
        append(
            [index], kernel: kernelName("v\(function.operation)"), inputs: [index], units: step.unitCount,
            multiplyAdds: 0, scratch: 0, .unary(step))
    }
}

/// A layer's weights in 8 bits and what its sums are multiplied by.
private struct IntegerWeights {
    let inputZeroPoint: Int32
    let activation: ActivationFunction
    private let weights: QuantizedWeights
    private let input: QuantizationParameters
    private let output: QuantizationParameters?

    /// - Precondition: the node's weights are in 8 bits.
    init(_ node: Node, input: QuantizationParameters) {
        guard let weights = node.operation.quantizedWeights else {
            preconditionFailure("the weights of \(node.name) are float32")
        }
        (self.weights, activation, inputZeroPoint) = (weights, weights.activation, Int32(input.zeroPoint))
        (self.input, output) = (input, node.quantization)
    }

    private var multipliers: [Float] {
        if let output {
            Multipliers.ofSums(input: input, weightScales: weights.scales, output: output)
        } else {
            Multipliers.ofRealSums(input: input, weightScales: weights.scales)
        }
    }

    func withPointers(
        _ body: (UnsafePointer<Int8>, _ bias: UnsafePointer<Int32>?, _ multipliers: UnsafePointer<Float>) -> Void
    ) {
        weights.kernel.withUnsafeInt8s { kernel in
            multipliers.withUnsafeBufferPointer { multipliers in
                guard let kernel = kernel.baseAddress, let multipliers = multipliers.baseAddress else { return }
                guard let bias = weights.bias else { return body(kernel, nil, multipliers) }
                bias.withUnsafeInt32s { body(kernel, $0.baseAddress, multipliers) }
            }
        }
    }
}
