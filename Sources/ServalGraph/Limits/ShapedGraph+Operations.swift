import ServalTensor

extension ShapedGraph {
    /// Beyond this no limit goes: sums over all threads have to fit `Int`.
    private static let mostOperations = 1 << 53

    /// Checks that one run takes no more operations than `limit` for each image of the batch.
    ///
    /// - Throws: `GraphError.tooManyOperations`, which names the node that takes the most.
    package func checkOperations(limit: Int) throws(GraphError) {
        let total = costs.reduce(0) { saturatingSum($0, $1.operations) }
        let allowed = min(saturatingProduct(max(limit, 0), batch), Self.mostOperations)
        guard total <= allowed else {
            let largest = costs.indices.max { costs[$0].operations < costs[$1].operations } ?? 0
            throw .tooManyOperations(
                node: nodes[largest].name, found: costs[largest].operations, total: total, limit: allowed)
        }
    }
}

extension Operation {
    /// Multiply-adds, comparisons, elements computed or moved, so that the time of a run is about proportional to it.
    func operationCount(output: Shape, inputs: [Shape]) -> Int {
        switch self {
        case .input, .identity: return 0
        case .flatten, .reshape, .zeroPadding, .cropping, .permute, .concatenate, .quantize, .dequantize:
            return elements(output)
        case .rescaling, .normalization, .batchNormalization, .prelu:
            return saturatingProduct(2, elements(output))
        case .layerNormalization:
            return saturatingProduct(4, elements(output))
        case .activation(let function):
            return saturatingProduct(function.cost, elements(output))
        case .softmax:
            return saturatingProduct(16, elements(output))
        case .combine:
            return saturatingProduct(inputs.count, elements(output))
        case .upsampling(let it):
            return saturatingProduct(it.interpolation == .nearest ? 1 : 4, elements(output))
        case .globalPooling:
            return inputs.first.map(elements) ?? 0
        case .pooling(let it):
            let input = inputs[0]
            let taps = saturatingProduct(min(it.window.height, input[1]), min(it.window.width, input[2]))
            return saturatingProduct(taps, elements(output))
        case .convolution(let it):
            let columns = saturatingProduct(it.groups, Self.lanes(it.outputChannels / it.groups))
            let terms = it.kernel.shape.dimensions.dropLast().reduce(1, saturatingProduct)
            return windowed(pixels: pixels(output), columns: columns, terms: terms, it.activation)
        case .depthwiseConvolution(let it):
            return windowed(
                pixels: pixels(output), columns: Self.lanes(it.outputChannels),
                terms: saturatingProduct(it.window.height, it.window.width), it.activation)
        case .separableConvolution(let it):
            let (kernel, pixels) = (it.depthwiseKernel.shape, pixels(output))
            let between = saturatingProduct(kernel[2], kernel[3])
            return saturatingSum(
                windowed(
                    pixels: pixels, columns: Self.lanes(between), terms: saturatingProduct(kernel[0], kernel[1]),
                    .linear),
                windowed(pixels: pixels, columns: Self.lanes(output[3]), terms: between, it.activation))
        case .dense(let it):
            return windowed(
                pixels: pixels(output), columns: Self.lanes(it.kernel.shape[1]), terms: it.kernel.shape[0],
                it.activation)
        }
    }

    /// Channels as kernels compute them: in vectors.
    private static func lanes(_ channels: Int) -> Int { saturatingSum(channels, 7) / 8 * 8 }

    private func pixels(_ shape: Shape) -> Int { shape.count / max(shape.dimensions.last ?? 1, 1) }

    private func elements(_ shape: Shape) -> Int {
        saturatingProduct(pixels(shape), Self.lanes(shape.dimensions.last ?? 1))
    }

    /// Sums of `terms` products for each column of each pixel, and a function of each sum.
    private func windowed(pixels: Int, columns: Int, terms: Int, _ function: ActivationFunction) -> Int {
        saturatingProduct(saturatingProduct(pixels, columns), saturatingSum(terms, function.cost))
    }
}

extension ActivationFunction {
    /// What an element counts for.
    fileprivate var cost: Int {
        switch self {
        case .linear, .relu: 1
        case .hardSigmoid, .hardSilu, .softsign: 2
        case .sigmoid, .tanh, .silu, .gelu, .elu, .softplus, .exponential: 8
        }
    }
}
