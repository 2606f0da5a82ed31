import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ convolution: DepthwiseConvolution, _ index: Int) {
        let planned = depthwiseOperator(convolution, index)
        append(
            index,
            kernel: KernelName.depthwise(planned.window, isWinograd: planned.isWinograd, backend: options.backend),
            multiplyAdds: multiplyAdds(index), planned)
    }

    mutating func depthwiseOperator(_ convolution: DepthwiseConvolution, _ index: Int) -> DepthwiseOperator {
        let window = window(convolution, index)
        let multiplier = convolution.kernel.shape[3]
        let isWinograd = WinogradPacking.suits(window, multiplier: multiplier)
        let taps = convolution.window.height * convolution.window.width
        let channels = convolution.outputChannels
        let count =
            isWinograd
            ? WinogradPacking.floatCount(channels: channels)
            : DepthwisePacking.floatCount(taps: taps, channels: channels)
        let weights = packer.reserve(count, kernel: convolution.kernel, bias: convolution.bias) {
            if isWinograd {
                WinogradPacking.pack(weights: $0, channels: channels, bias: $1, into: $2)
            } else {
                DepthwisePacking.pack(weights: $0, taps: taps, channels: channels, bias: $1, into: $2)
            }
        }
        return DepthwiseOperator(
            window: window, multiplier: multiplier, isWinograd: isWinograd, weights: weights,
            inputSize: inputMap(index), outputSize: map(of: index), images: shapes[index][0],
            input: input(index), output: operand(index), epilogue: Epilogue(convolution.activation))
    }

    private func window(_ convolution: DepthwiseConvolution, _ index: Int) -> Window {
        window(
            convolution.window, convolution.strides, convolution.dilation, convolution.padding,
            mapSize(inputShape(index)), mapSize(shapes[index]))
    }
}

/// Depthwise convolutions with weights in 8 bits.
extension PlanCompiler {
    mutating func planQuantized(_ convolution: DepthwiseConvolution, _ index: Int) {
        let planned = quantizedDepthwiseOperator(convolution, index)
        append(
            index, kernel: KernelName.quantizedDepthwise(planned.window, backend: options.backend),
            multiplyAdds: multiplyAdds(index), planned)
    }

    mutating func quantizedDepthwiseOperator(
        _ convolution: DepthwiseConvolution, _ index: Int
    ) -> QuantizedDepthwiseOperator {
        let window = window(convolution, index)
        let layout = QuantizedDepthwisePacking.layout(
            window: window, channels: convolution.outputChannels, multiplier: convolution.kernel.shape[3],
            backend: options.backend)
        let source = QuantizedLayerWeights(graph.nodes[index], input: inputQuantization(index))
        let weights = packer.reserve(byteCount: layout.byteCount) { packed in
            source.withPointers { kernel, bias, multipliers in
                QuantizedDepthwisePacking.pack(
                    layout, weights: kernel, bias: bias, inputZeroPoint: source.inputZeroPoint,
                    multipliers: multipliers, into: packed)
            }
        }
        return QuantizedDepthwiseOperator(
            window: window, layout: layout, multiplier: convolution.kernel.shape[3], weights: weights,
            inputSize: QuantizedMapSize(inputShape(index)), outputSize: QuantizedMapSize(shapes[index]),
            images: shapes[index][0], input: input(index), inputZeroPoint: source.inputZeroPoint,
            output: operand(index), requantization: requantization(index, convolution.activation))
    }
}
