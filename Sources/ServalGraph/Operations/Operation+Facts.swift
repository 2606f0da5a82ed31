import ServalTensor

extension Operation {
    /// The number of values that the operation reads.
    package var arity: ClosedRange<Int> {
        switch self {
        case .input: 0...0
        case .combine(.subtract): 2...2
        case .combine: 2...Int.max
        case .concatenate: 1...Int.max
        case .convolution(let convolution): convolution.addsResidual ? 2...2 : 1...1
        case .identity, .rescaling, .normalization, .zeroPadding, .cropping, .depthwiseConvolution,
            .separableConvolution, .batchNormalization, .layerNormalization, .activation, .prelu, .softmax, .pooling,
            .globalPooling, .flatten, .reshape, .permute, .dense, .upsampling, .quantize, .dequantize:
            1...1
        }
    }

    /// The Keras class that the operation comes from, or the closest to it.
    package var name: String {
        switch self {
        case .input: "InputLayer"
        case .identity: "Identity"
        case .rescaling: "Rescaling"
        case .normalization: "Normalization"
        case .zeroPadding: "ZeroPadding2D"
        case .cropping: "Cropping2D"
        case .convolution: "Conv2D"
        case .depthwiseConvolution: "DepthwiseConv2D"
        case .separableConvolution: "SeparableConv2D"
        case .batchNormalization: "BatchNormalization"
        case .layerNormalization: "LayerNormalization"
        case .activation: "Activation"
        case .prelu: "PReLU"
        case .softmax: "Softmax"
        case .combine(let combination): combination.name
        case .concatenate: "Concatenate"
        case .pooling(let pooling): pooling.kind == .average ? "AveragePooling2D" : "MaxPooling2D"
        case .globalPooling(let pooling):
            pooling.kind == .average ? "GlobalAveragePooling2D" : "GlobalMaxPooling2D"
        case .flatten: "Flatten"
        case .reshape: "Reshape"
        case .permute: "Permute"
        case .dense: "Dense"
        case .upsampling: "UpSampling2D"
        case .quantize: "Quantize"
        case .dequantize: "Dequantize"
        }
    }

    /// The operation's weights with their names, in the order of the model file's table.
    package var weights: [(name: String, tensor: Tensor)] {
        let all: [(String, Tensor?)] =
            switch self {
            case .normalization(let it): [("mean", it.mean), ("variance", it.variance)]
            case .convolution(let it): [("kernel", it.kernel), ("kernel_scale", it.kernelScales), ("bias", it.bias)]
            case .depthwiseConvolution(let it):
                [("kernel", it.kernel), ("kernel_scale", it.kernelScales), ("bias", it.bias)]
            case .separableConvolution(let it):
                [
                    ("depthwise_kernel", it.depthwiseKernel), ("pointwise_kernel", it.pointwiseKernel),
                    ("bias", it.bias),
                ]
            case .batchNormalization(let it):
                [("gamma", it.gamma), ("beta", it.beta), ("mean", it.mean), ("variance", it.variance)]
            case .layerNormalization(let it): [("gamma", it.gamma), ("beta", it.beta)]
            case .prelu(let alpha): [("alpha", alpha)]
            case .dense(let it): [("kernel", it.kernel), ("kernel_scale", it.kernelScales), ("bias", it.bias)]
            case .input, .identity, .rescaling, .zeroPadding, .cropping, .activation, .softmax, .combine, .concatenate,
                .pooling, .globalPooling, .flatten, .reshape, .permute, .upsampling, .quantize, .dequantize:
                []
            }
        return all.compactMap { name, tensor in tensor.map { (name, $0) } }
    }
}

extension Combination {
    /// The Keras class.
    package var name: String {
        switch self {
        case .add: "Add"
        case .subtract: "Subtract"
        case .multiply: "Multiply"
        case .maximum: "Maximum"
        case .minimum: "Minimum"
        case .average: "Average"
        }
    }
}
