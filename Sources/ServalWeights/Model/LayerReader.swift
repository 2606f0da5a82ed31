import ServalGraph
import ServalTensor

/// Turns one layer's description into an operation.
struct LayerReader {
    let layerClass: LayerClass
    /// The rank of the first input, batch included; 0 for an input layer.
    let inputRank: Int
    private var config: ObjectReader
    private var weights: WeightReader

    init(layerClass: LayerClass, inputRank: Int, config: ObjectReader, weights: WeightReader) {
        (self.layerClass, self.inputRank) = (layerClass, inputRank)
        (self.config, self.weights) = (config, weights)
    }

    /// Reads all of `config` and `weights`, and refuses what the class does not have.
    mutating func operation() throws(WeightsError) -> Operation {
        let operation = try readOperation()
        try config.finish()
        try weights.finish()
        return operation
    }

    private mutating func readOperation() throws(WeightsError) -> Operation {
        switch layerClass {
        case .inputLayer: return .input(dimensions: try inputDimensions())
        case .identity: return .identity
        case .rescaling:
            return .rescaling(Rescaling(scale: try config.floats("scale"), offset: try config.floats("offset")))
        case .normalization:
            return .normalization(
                Normalization(
                    mean: try weights.required("mean"), variance: try weights.variance("variance"),
                    inverts: try config.bool("invert", default: false)))
        case .zeroPadding: return .zeroPadding(try config.insets("padding"))
        case .cropping: return .cropping(try config.insets("cropping"))
        case .convolution: return .convolution(try convolution())
        case .depthwiseConvolution: return .depthwiseConvolution(try depthwiseConvolution())
        case .separableConvolution: return .separableConvolution(try separableConvolution())
        case .batchNormalization: return .batchNormalization(try batchNormalization())
        case .layerNormalization: return .layerNormalization(try layerNormalization())
        case .activation: return try activationLayer()
        case .relu: return .activation(try config.relu())
        case .elu: return .activation(try config.elu())
        case .prelu: return .prelu(alpha: try weights.required("alpha"))
        case .softmax: return .softmax(axis: try axis())
        case .add: return .combine(.add)
        case .subtract: return .combine(.subtract)
        case .multiply: return .combine(.multiply)
        case .maximum: return .combine(.maximum)
        case .minimum: return .combine(.minimum)
        case .average: return .combine(.average)
        case .concatenate: return .concatenate(axis: try axis())
        case .averagePooling: return .pooling(try pooling(.average))
        case .maxPooling: return .pooling(try pooling(.maximum))
        case .globalAveragePooling: return .globalPooling(try globalPooling(.average))
        case .globalMaxPooling: return .globalPooling(try globalPooling(.maximum))
        case .flatten: return .flatten
        case .reshape: return .reshape(dimensions: try config.ints("target_shape"))
        case .permute: return .permute(dimensions: try config.ints("dims"))
        case .dense: return .dense(try dense())
        case .upsampling:
            return .upsampling(
                Upsampling(size: try config.extent("size"), interpolation: try config.word("interpolation")))
        }
    }
}

extension LayerReader {
    private mutating func inputDimensions() throws(WeightsError) -> [Int] {
        let shape = try config.ints("shape")
        guard shape.allSatisfy({ $0 >= 1 }) else {
            throw config.invalid("shape", "a list of integers, all 1 or more")
        }
        return shape
    }

    private mutating func convolution() throws(WeightsError) -> Convolution {
        let (kernel, scales) = try weights.kernel()
        var convolution = Convolution(
            kernel: kernel, bias: try weights.bias(scales: scales),
            strides: try config.extent("strides"), dilation: try config.extent("dilation_rate"),
            padding: try config.convolutionPadding(), groups: try config.int("groups", in: 1 ... .max, default: 1),
            activation: try config.activation(asPart: true),
            addsResidual: try config.bool("adds_residual", default: false))
        convolution.kernelScales = scales
        return convolution
    }

    private mutating func depthwiseConvolution() throws(WeightsError) -> DepthwiseConvolution {
        let (kernel, scales) = try weights.kernel(outputAxes: 2)
        var convolution = DepthwiseConvolution(
            kernel: kernel, bias: try weights.bias(scales: scales),
            strides: try config.extent("strides"), dilation: try config.extent("dilation_rate"),
            padding: try config.convolutionPadding(), activation: try config.activation(asPart: true))
        convolution.kernelScales = scales
        return convolution
    }

    private mutating func dense() throws(WeightsError) -> Dense {
        let (kernel, scales) = try weights.kernel()
        var dense = Dense(
            kernel: kernel, bias: try weights.bias(scales: scales), activation: try config.activation(asPart: true))
        dense.kernelScales = scales
        return dense
    }

    private mutating func separableConvolution() throws(WeightsError) -> SeparableConvolution {
        SeparableConvolution(
            depthwiseKernel: try weights.floatKernel("depthwise_kernel"),
            pointwiseKernel: try weights.floatKernel("pointwise_kernel"), bias: try weights.optional("bias"),
            strides: try config.extent("strides"), dilation: try config.extent("dilation_rate"),
            padding: try config.convolutionPadding(), activation: try config.activation(asPart: true))
    }

    private mutating func batchNormalization() throws(WeightsError) -> BatchNormalization {
        BatchNormalization(
            gamma: try weights.optional("gamma"), beta: try weights.optional("beta"),
            mean: try weights.required("moving_mean"), variance: try weights.variance("moving_variance"),
            epsilon: try config.float("epsilon"), axis: try axis())
    }

    private mutating func layerNormalization() throws(WeightsError) -> LayerNormalization {
        LayerNormalization(
            gamma: try weights.optional("gamma"), beta: try weights.optional("beta"),
            epsilon: try config.float("epsilon"), axis: try axis())
    }

    private mutating func pooling(_ kind: PoolingKind) throws(WeightsError) -> Pooling {
        Pooling(
            kind: kind, window: try config.extent("pool_size"), strides: try config.extent("strides"),
            padding: try config.padding())
    }

    private mutating func globalPooling(_ kind: PoolingKind) throws(WeightsError) -> GlobalPooling {
        GlobalPooling(kind: kind, keepsDimensions: try config.bool("keepdims"))
    }

    /// An activation by name; softmax, over the last axis, is an operation of its own.
    private mutating func activationLayer() throws(WeightsError) -> Operation {
        if case .string("softmax")? = config.optional("activation") { return .softmax(axis: max(inputRank - 1, 0)) }
        return .activation(try config.activation(asPart: false))
    }

    private mutating func axis() throws(WeightsError) -> Int {
        try config.int("axis", in: 0...max(inputRank - 1, 0))
    }
}
