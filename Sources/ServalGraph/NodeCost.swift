import ServalTensor

/// What one node costs in one run, and what it holds.
package struct NodeCost: Hashable, Sendable {
    /// Multiply-accumulate operations of convolutions and matrix products, those with padding's zeros included; other
    /// arithmetic counts nothing.
    package var multiplyAccumulates: Int
    /// Multiply-adds, comparisons, elements computed or moved, so that the time of a run is about proportional to it;
    /// `Int.max` for what cannot be counted.
    package var operations: Int
    /// Elements of the node's weights.
    package var parameters: Int

    init(_ operation: Operation, output: Shape, inputs: [Shape]) {
        multiplyAccumulates = operation.multiplyAccumulates(output: output)
        operations = operation.operationCount(output: output, inputs: inputs)
        parameters = operation.parameters.reduce(0) { saturatingSum($0, $1.shape.count) }
    }
}

extension Operation {
    /// The weights but for the scales of kernels in 8 bits, which are a part of how those are written.
    package var parameters: [Tensor] { weights.filter { $0.name != "kernel_scale" }.map(\.tensor) }

    /// The products that a dense computation of a value takes.
    fileprivate func multiplyAccumulates(output: Shape) -> Int {
        switch self {
        case .convolution(let it):
            return [it.kernel.shape[0], it.kernel.shape[1], it.kernel.shape[2]].reduce(output.count, saturatingProduct)
        case .depthwiseConvolution(let it):
            return [it.kernel.shape[0], it.kernel.shape[1]].reduce(output.count, saturatingProduct)
        case .separableConvolution(let it):
            let kernel = it.depthwiseKernel.shape
            let between = saturatingProduct(kernel[2], kernel[3])
            let products = saturatingSum(saturatingProduct(kernel[0], kernel[1]), output[3])
            return saturatingProduct(saturatingProduct(output.count / output[3], between), products)
        case .dense(let it):
            return saturatingProduct(output.count, it.kernel.shape[0])
        case .input, .identity, .rescaling, .normalization, .zeroPadding, .cropping, .batchNormalization,
            .layerNormalization, .activation, .prelu, .softmax, .combine, .concatenate, .pooling, .globalPooling,
            .flatten, .reshape, .permute, .upsampling, .quantize, .dequantize:
            return 0
        }
    }
}
