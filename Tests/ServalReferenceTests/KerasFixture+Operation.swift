import ServalGraph
import ServalTensor
import Testing

/// A fixture names a class, an option or a weight that this reader does not know, or lacks one.
struct FixtureError: Error, CustomStringConvertible {
    var description: String
}

extension KerasFixture.Layer {
    func operation() throws -> Operation {
        switch `class` {
        case "Identity": .identity
        case "Rescaling":
            .rescaling(Rescaling(scale: try required(config.scale).values, offset: try required(config.offset).values))
        case "Normalization":
            .normalization(
                Normalization(
                    mean: try weight("mean"), variance: try weight("variance"), inverts: try required(config.invert)))
        case "ZeroPadding2D": .zeroPadding(try insets())
        case "Cropping2D": .cropping(try insets())
        case "Conv2D": .convolution(try convolution())
        case "DepthwiseConv2D": .depthwiseConvolution(try depthwiseConvolution())
        case "SeparableConv2D": .separableConvolution(try separableConvolution())
        case "BatchNormalization": .batchNormalization(try batchNormalization())
        case "LayerNormalization":
            .layerNormalization(
                LayerNormalization(
                    gamma: try optionalWeight("gamma"), beta: try optionalWeight("beta"),
                    epsilon: try required(config.epsilon), axis: try required(config.axis)))
        case "Activation": .activation(try activation())
        case "ReLU": .activation(config.relu)
        case "PReLU": .prelu(alpha: try weight("alpha"))
        case "Softmax": .softmax(axis: try required(config.axis))
        case "Add", "Subtract", "Multiply", "Maximum", "Minimum", "Average":
            .combine(try required(Combination(rawValue: `class`.lowercased())))
        case "Concatenate": .concatenate(axis: try required(config.axis))
        case "AveragePooling2D", "MaxPooling2D":
            .pooling(
                Pooling(
                    kind: poolingKind, window: try extent(config.poolSize), strides: try extent(config.strides),
                    padding: try padding()))
        case "GlobalAveragePooling2D", "GlobalMaxPooling2D":
            .globalPooling(GlobalPooling(kind: poolingKind, keepsDimensions: try required(config.keepdims)))
        case "Flatten": .flatten
        case "Reshape": .reshape(dimensions: try required(config.targetShape))
        case "Permute": .permute(dimensions: try required(config.dims))
        case "Dense":
            .dense(Dense(kernel: try weight("kernel"), bias: try optionalWeight("bias"), activation: try activation()))
        case "UpSampling2D":
            .upsampling(
                Upsampling(
                    size: try extent(config.size),
                    interpolation: try required(
                        config.interpolation.flatMap { Upsampling.Interpolation(rawValue: $0) })))
        default: throw FixtureError(description: "unknown class \(`class`)")
        }
    }

    private func convolution() throws -> Convolution {
        Convolution(
            kernel: try weight("kernel"), bias: try optionalWeight("bias"), strides: try extent(config.strides),
            dilation: try extent(config.dilationRate), padding: try padding(), groups: try required(config.groups),
            activation: try activation(), addsResidual: config.addsResidual ?? false)
    }

    private func depthwiseConvolution() throws -> DepthwiseConvolution {
        DepthwiseConvolution(
            kernel: try weight("kernel"), bias: try optionalWeight("bias"), strides: try extent(config.strides),
            dilation: try extent(config.dilationRate), padding: try padding(), activation: try activation())
    }

    private func separableConvolution() throws -> SeparableConvolution {
        SeparableConvolution(
            depthwiseKernel: try weight("depthwise_kernel"), pointwiseKernel: try weight("pointwise_kernel"),
            bias: try optionalWeight("bias"), strides: try extent(config.strides),
            dilation: try extent(config.dilationRate), padding: try padding(), activation: try activation())
    }

    private func batchNormalization() throws -> BatchNormalization {
        BatchNormalization(
            gamma: try optionalWeight("gamma"), beta: try optionalWeight("beta"), mean: try weight("moving_mean"),
            variance: try weight("moving_variance"), epsilon: try required(config.epsilon),
            axis: try required(config.axis))
    }

    private func activation() throws -> ActivationFunction {
        switch try required(config.activation) {
        case .relu(let function): function
        case .name("linear"): .linear
        case .name("relu"): .relu
        case .name("relu6"): .relu6
        case .name("sigmoid"): .sigmoid
        case .name("hard_sigmoid"): .hardSigmoid
        case .name("tanh"): .tanh
        case .name("silu"): .silu
        case .name("hard_silu"): .hardSilu
        case .name("gelu"): .gelu(approximate: false)
        case .name("gelu_tanh"): .gelu(approximate: true)
        case .name(let other): throw FixtureError(description: "unknown activation \(other)")
        }
    }

    private func padding() throws -> Padding {
        switch try required(config.padding) {
        case .name("same"): .same
        case .name("valid"): .valid
        case .name(let other): throw FixtureError(description: "unknown padding \(other)")
        case .insets: .explicit(try insets())
        }
    }

    private func insets() throws -> Insets {
        var sides = config.cropping
        if case .insets(let padding) = config.padding { sides = padding }
        let insets = try required(sides)
        return Insets(top: insets[0][0], bottom: insets[0][1], left: insets[1][0], right: insets[1][1])
    }

    private var poolingKind: PoolingKind { `class`.contains("Average") ? .average : .maximum }

    private func extent(_ values: [Int]?) throws -> Extent {
        let values = try required(values)
        return Extent(height: values[0], width: values[1])
    }

    private func weight(_ name: String) throws -> Tensor { try required(weights[name]).tensor() }

    private func optionalWeight(_ name: String) throws -> Tensor? { try weights[name]?.tensor() }

    private func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw FixtureError(description: "the layer \(`class`) lacks an option or a weight") }
        return value
    }
}
