import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

extension PlanCompiler {
    mutating func compile(_ convolution: Convolution, _ index: Int) {
        guard let form = forms[index] else {
            let step = convolutionStep(convolution, index)
            append(
                index, kernel: KernelName.convolution(step.layout, backend: options.backend), units: step.unitCount,
                multiplyAdds: multiplyAdds(index), scratch: step.scratchByteCount, .convolution(step))
            return
        }
        switch form {
        case .strassen(let layout):
            let step = strassenStep(layout, convolution, index)
            append(
                index,
                kernel: KernelName.strassen(step.layout, residual: step.residual != nil, backend: options.backend),
                units: step.unitCount, multiplyAdds: multiplyAdds(index), scratch: step.scratchByteCount,
                .strassen(step))
        case .tallStrassen(let layout):
            let step = tallStrassenStep(layout, convolution, index)
            append(
                index, kernel: KernelName.tallStrassen(residual: step.residual != nil, backend: options.backend),
                units: step.unitCount, multiplyAdds: multiplyAdds(index), scratch: step.scratchByteCount,
                .tallStrassen(step))
        case .plain:
            let step = pointwiseStep(convolution, index)
            append(
                index, kernel: name(step), units: step.unitCount, multiplyAdds: multiplyAdds(index),
                scratch: step.scratchByteCount, .pointwise(step))
        }
    }

    mutating func compile(_ convolution: DepthwiseConvolution, _ index: Int) {
        let step = depthwiseStep(convolution, index)
        append(
            index,
            kernel: KernelName.depthwise(step.window, isWinograd: step.isWinograd, backend: options.backend),
            units: step.unitCount,
            multiplyAdds: multiplyAdds(index), scratch: step.scratchByteCount, .depthwise(step))
    }

    mutating func compile(_ dense: Dense, _ index: Int) {
        let (k, n) = (dense.kernel.shape[0], dense.kernel.shape[1])
        let pixels = shapes[index].count / n
        let (layout, weights) = packMatrix(dense.kernel, bias: dense.bias, k: k, n: n, rows: pixels)
        let step = PointwiseStep(
            layout: layout, tileRows: tileRows(layout), weights: weights, input: input(index),
            output: operand(index), residual: nil, pixels: pixels, epilogue: Epilogue(dense.activation))
        append(
            index, kernel: name(step), units: step.unitCount, multiplyAdds: multiplyAdds(index),
            scratch: step.scratchByteCount, .pointwise(step))
    }

    private func tileRows(_ layout: MatrixLayout) -> Int {
        MatrixPacking.tileRows(layout, backend: options.backend)
    }

    func name(_ step: PointwiseStep) -> String {
        KernelName.pointwise(step.layout, residual: step.residual != nil, backend: options.backend)
    }

    // Operands of values inside a chain are never read; any place stands for them.
    func place(_ node: Int) -> Operand {
        storage.operands[node] ?? Operand(base: Operand.arenaBase, offset: 0)
    }

    mutating func pointwiseStep(_ convolution: Convolution, _ index: Int) -> PointwiseStep {
        let (k, n) = (convolution.kernel.shape[2], convolution.kernel.shape[3])
        let pixels = shapes[index].count / n
        let (layout, weights) = packMatrix(convolution.kernel, bias: convolution.bias, k: k, n: n, rows: pixels)
        return PointwiseStep(
            layout: layout, tileRows: tileRows(layout), weights: weights,
            input: place(graph.nodes[index].inputs[0]), output: place(index),
            residual: convolution.addsResidual ? input(index, 1) : nil, pixels: pixels,
            epilogue: Epilogue(convolution.activation))
    }

    mutating func convolutionStep(_ convolution: Convolution, _ index: Int) -> ConvolutionStep {
        let inputSize = mapSize(inputShape(index))
        let outputSize = mapSize(shapes[index])
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
        return ConvolutionStep(
            layout: layout, groups: groups, weights: weights,
            window: window(
                convolution.window, convolution.strides, convolution.dilation, convolution.padding, inputSize,
                outputSize),
            inputSize: inputSize, outputSize: outputSize, images: shapes[index][0],
            input: place(graph.nodes[index].inputs[0]), output: place(index),
            residual: convolution.addsResidual ? input(index, 1) : nil, epilogue: Epilogue(convolution.activation))
    }

    mutating func depthwiseStep(_ convolution: DepthwiseConvolution, _ index: Int) -> DepthwiseStep {
        let inputSize = mapSize(inputShape(index))
        let outputSize = mapSize(shapes[index])
        let window = self.window(
            convolution.window, convolution.strides, convolution.dilation, convolution.padding, inputSize, outputSize)
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
        return DepthwiseStep(
            window: window, multiplier: multiplier, isWinograd: isWinograd, weights: weights, inputSize: inputSize,
            outputSize: outputSize,
            images: shapes[index][0], input: place(graph.nodes[index].inputs[0]), output: place(index),
            epilogue: Epilogue(convolution.activation))
    }

    /// Packs a k x n matrix, stored row by row.
    private mutating func packMatrix(
        _ matrix: Tensor, bias: Tensor?, k: Int, n: Int, rows: Int
    ) -> (MatrixLayout, Operand) {
        let layout = MatrixPacking.layout(
            inputChannels: k, outputChannels: n, rows: rows, backend: options.backend)
        return (layout, packMatrix(matrix, bias: bias, layout))
    }

    mutating func packMatrix(_ matrix: Tensor, bias: Tensor?, _ layout: MatrixLayout) -> Operand {
        packer.reserve(layout.floatCount, kernel: matrix, bias: bias) {
            MatrixPacking.pack(layout, weights: $0, rowStride: layout.outputChannels, bias: $1, into: $2)
        }
    }

    func window(
        _ size: Extent, _ strides: Extent, _ dilation: Extent, _ padding: Padding, _ inputSize: MapSize,
        _ outputSize: MapSize
    ) -> Window {
        let geometry = padding.resolve(
            input: Extent(height: inputSize.height, width: inputSize.width), window: size, stride: strides,
            dilation: dilation)
        let insets = geometry?.padding ?? .zero
        return Window(
            height: size.height, width: size.width, strideY: strides.height, strideX: strides.width,
            dilationY: dilation.height, dilationX: dilation.width, padTop: insets.top, padLeft: insets.left,
            inputHeight: inputSize.height, inputWidth: inputSize.width, outputWidth: outputSize.width)
    }

    func multiplyAdds(_ index: Int) -> Int { costs[index].multiplyAccumulates }
}
