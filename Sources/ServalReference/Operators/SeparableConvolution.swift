import ServalGraph
import ServalTensor

extension Reference {
    /// activation(pointwise(depthwise(input)) + bias). Source: `keras.layers.SeparableConv2D`.
    package static func separableConvolution(
        _ convolution: SeparableConvolution, input: ReferenceTensor
    ) -> ReferenceTensor {
        let depthwise = DepthwiseConvolution(
            kernel: convolution.depthwiseKernel, bias: nil, strides: convolution.strides,
            dilation: convolution.dilation, padding: convolution.padding)
        let pointwise = Convolution(
            kernel: convolution.pointwiseKernel, bias: convolution.bias, strides: Extent(height: 1, width: 1),
            padding: .valid, activation: convolution.activation)
        return self.convolution(pointwise, input: depthwiseConvolution(depthwise, input: input))
    }
}
