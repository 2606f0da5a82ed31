import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ convolution: Convolution, _ index: Int) {
        if convolution.isPointwise { return planPointwise(convolution, index) }
        if case .winograd(let tileSize) = graph.convolutionAlgorithm(index, shapes: shapes) {
            return planWinograd(convolution, tileSize: tileSize, index)
        }
        let planned = convolutionOperator(convolution, index)
        append(
            index, kernel: KernelName.convolution(planned.layout, backend: options.backend),
            multiplyAdds: multiplyAdds(index), planned)
    }

    mutating func convolutionOperator(_ convolution: Convolution, _ index: Int) -> ConvolutionOperator {
        let outputSize = map(of: index)
        let groups = convolution.groups
        let k = convolution.window.height * convolution.window.width * convolution.kernel.shape[2]
        let n = convolution.outputChannels / groups
        let layout = MatrixPacking.layout(
            inputChannels: k, outputChannels: n, rows: outputSize.height * outputSize.width,
            backend: options.backend)
        let weights = packer.reserve(
            saturatingProduct(groups, layout.floatCount), kernel: convolution.kernel, bias: convolution.bias
        ) { kernel, bias, packed in
            for group in 0..<groups {
                MatrixPacking.pack(
                    layout, weights: kernel + group * n, rowStride: groups * n, bias: bias.map { $0 + group * n },
                    into: packed + group * layout.floatCount)
            }
        }
        return ConvolutionOperator(
            layout: layout, groups: groups, weights: weights, window: window(convolution, index),
            inputSize: inputMap(index), outputSize: outputSize, images: shapes[index][0], input: input(index),
            output: operand(index), residual: convolution.addsResidual ? residual(index) : nil,
            epilogue: Epilogue(convolution.activation))
    }

    func window(_ convolution: Convolution, _ index: Int) -> Window {
        window(
            convolution.window, convolution.strides, convolution.dilation, convolution.padding,
            mapSize(inputShape(index)), mapSize(shapes[index]))
    }
}

/// Convolutions with weights in 8 bits.
extension PlanCompiler {
    mutating func planQuantized(_ convolution: Convolution, _ index: Int) {
        if convolution.isPointwise { return planQuantizedPointwise(convolution, index) }
        let planned = quantizedConvolutionOperator(convolution, index)
        append(
            index, kernel: KernelName.convolution(planned.layout, backend: options.backend),
            multiplyAdds: multiplyAdds(index), planned)
        appendActivationOfDequantized(index)
    }

    mutating func quantizedConvolutionOperator(
        _ convolution: Convolution, _ index: Int
    ) -> QuantizedConvolutionOperator {
        let outputSize = mapSize(shapes[index])
        let (groups, channels) = (convolution.groups, convolution.kernel.shape[2])
        let (taps, n) = (convolution.window.height * convolution.window.width, convolution.outputChannels / groups)
        let layout = QuantizedMatrixPacking.layout(
            taps: taps, channels: channels, outputChannels: n, rows: outputSize.height * outputSize.width,
            backend: options.backend)
        let source = QuantizedLayerWeights(graph.nodes[index], input: inputQuantization(index))
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
        return QuantizedConvolutionOperator(
            layout: layout, groups: groups, weights: weights, window: window(convolution, index),
            inputSize: QuantizedMapSize(inputShape(index)), outputWidth: outputSize.width,
            outputHeight: outputSize.height, images: shapes[index][0], input: input(index),
            inputZeroPoint: source.inputZeroPoint, output: quantizedOutput(index),
            residual: convolution.addsResidual ? quantizedResidual(index) : nil,
            requantization: requantization(index, convolution.activation))
    }
}
