import ServalGraph

extension ReferenceInterpreter {
    /// The value of one node, given the values of `node.inputs` in order; for an input node, its own value.
    ///
    /// - Precondition: number and shapes of the inputs are those that the operation expects.
    package static func evaluate(node: Node, inputs: [ReferenceTensor]) -> ReferenceTensor {
        let input = inputs[0]
        switch node.operation {
        // Without rounding a change of representation changes nothing.
        case .input, .identity, .quantize, .dequantize: return input
        case .rescaling(let rescaling): return Reference.rescaling(rescaling, input: input)
        case .normalization(let normalization): return Reference.normalization(normalization, input: input)
        case .zeroPadding(let insets): return Reference.zeroPadding(insets, input: input)
        case .cropping(let insets): return Reference.cropping(insets, input: input)
        case .convolution(let convolution):
            return Reference.convolution(
                convolution, input: input, residual: convolution.addsResidual ? inputs[1] : nil)
        case .depthwiseConvolution(let convolution):
            return Reference.depthwiseConvolution(convolution, input: input)
        case .separableConvolution(let convolution):
            return Reference.separableConvolution(convolution, input: input)
        case .batchNormalization(let normalization): return Reference.batchNormalization(normalization, input: input)
        case .activation(let function): return Reference.activation(function, input: input)
        case .layerNormalization(let normalization):
            return Reference.layerNormalization(normalization, input: input)
        case .prelu(let alpha): return Reference.prelu(alpha: alpha, input: input)
        case .softmax(let axis): return Reference.softmax(axis: axis, input: input)
        case .combine(let combination): return Reference.combine(combination, inputs: inputs)
        case .concatenate(let axis): return Reference.concatenate(axis: axis, inputs: inputs)
        case .pooling(let pooling): return Reference.pooling(pooling, input: input)
        case .globalPooling(let pooling): return Reference.globalPooling(pooling, input: input)
        case .flatten: return Reference.flatten(input: input)
        case .reshape(let dimensions): return Reference.reshape(dimensions: dimensions, input: input)
        case .permute(let dimensions): return Reference.permute(dimensions: dimensions, input: input)
        case .dense(let dense): return Reference.dense(dense, input: input)
        case .upsampling(let upsampling): return Reference.upsampling(upsampling, input: input)
        }
    }
}
