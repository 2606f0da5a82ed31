import ServalGraph
import ServalTensor

extension Operation {
    /// The layer's `config` in a model file.
    ///
    /// - Precondition: the operation is no conversion.
    var config: JSONObject {
        switch self {
        case .input(let dimensions):
            return ["shape": .array(dimensions.map { .int($0) })]
        case .rescaling(let it):
            return ["scale": .numbers(it.scale), "offset": .numbers(it.offset)]
        case .normalization(let it):
            return ["invert": .bool(it.inverts)]
        case .zeroPadding(let insets):
            return ["padding": .insets(insets)]
        case .cropping(let insets):
            return ["cropping": .insets(insets)]
        case .convolution(let it):
            var config: JSONObject = [
                "strides": .extent(it.strides), "dilation_rate": .extent(it.dilation),
                "padding": .padding(it.padding), "groups": .int(it.groups), "activation": it.activation.json,
            ]
            if it.addsResidual { config["adds_residual"] = true }
            return config
        case .depthwiseConvolution(let it):
            return [
                "strides": .extent(it.strides), "dilation_rate": .extent(it.dilation),
                "padding": .padding(it.padding), "activation": it.activation.json,
            ]
        case .separableConvolution(let it):
            return [
                "strides": .extent(it.strides), "dilation_rate": .extent(it.dilation),
                "padding": .padding(it.padding), "activation": it.activation.json,
            ]
        case .batchNormalization(let it):
            return ["axis": .int(it.axis), "epsilon": .float(it.epsilon)]
        case .layerNormalization(let it):
            return ["axis": .int(it.axis), "epsilon": .float(it.epsilon)]
        case .activation(let function):
            return function.layerConfig
        case .softmax(let axis), .concatenate(let axis):
            return ["axis": .int(axis)]
        case .pooling(let it):
            return [
                "pool_size": .extent(it.window), "strides": .extent(it.strides), "padding": .padding(it.padding),
            ]
        case .globalPooling(let it):
            return ["keepdims": .bool(it.keepsDimensions)]
        case .reshape(let dimensions):
            return ["target_shape": .array(dimensions.map { .int($0) })]
        case .permute(let dimensions):
            return ["dims": .array(dimensions.map { .int($0) })]
        case .dense(let it):
            return ["activation": it.activation.json]
        case .upsampling(let it):
            return ["size": .extent(it.size), "interpolation": .string(it.interpolation.rawValue)]
        case .identity, .prelu, .combine, .flatten, .quantize, .dequantize:
            return [:]
        }
    }

    /// The layer's `class` in a model file.
    ///
    /// - Precondition: the operation is no conversion.
    var className: String {
        if case .activation(let function) = self, case .options(let layerClass, _) = function.form {
            return layerClass.rawValue
        }
        return name
    }
}

/// How a model file says a function: by name, or by the options of a class where no name says them.
private enum ActivationForm {
    case name(String)
    case options(LayerClass, JSONObject)
}

extension ActivationFunction {
    /// The names are those of `init(name:)`.
    fileprivate var form: ActivationForm {
        switch self {
        case .linear: .name("linear")
        case .relu where self == .relu: .name("relu")
        case .relu where self == .relu6: .name("relu6")
        case .relu(let maxValue, let negativeSlope, let threshold):
            .options(
                .relu,
                [
                    "max_value": maxValue.map { .float($0) } ?? .null, "negative_slope": .float(negativeSlope),
                    "threshold": .float(threshold),
                ])
        case .sigmoid: .name("sigmoid")
        case .hardSigmoid: .name("hard_sigmoid")
        case .tanh: .name("tanh")
        case .silu: .name("silu")
        case .hardSilu: .name("hard_silu")
        case .gelu(let approximate): .name(approximate ? "gelu_tanh" : "gelu")
        case .elu(alpha: 1): .name("elu")
        case .elu(let alpha): .options(.elu, ["alpha": .float(alpha)])
        case .softplus: .name("softplus")
        case .softsign: .name("softsign")
        case .exponential: .name("exponential")
        }
    }

    /// As a part of another layer.
    fileprivate var json: JSONValue {
        switch form {
        case .name(let name): return .string(name)
        case .options(let layerClass, let config):
            var options: JSONObject = ["class": .string(layerClass.rawValue)]
            for (key, value) in zip(config.keys, config.values) { options[key] = value }
            return .object(options)
        }
    }

    /// As a layer of its own.
    fileprivate var layerConfig: JSONObject {
        switch form {
        case .name(let name): ["activation": .string(name)]
        case .options(_, let config): config
        }
    }
}

extension JSONValue {
    fileprivate static func numbers(_ values: [Float]) -> JSONValue { .array(values.map { .float($0) }) }

    fileprivate static func extent(_ extent: Extent) -> JSONValue { [.int(extent.height), .int(extent.width)] }

    fileprivate static func insets(_ insets: Insets) -> JSONValue {
        [[.int(insets.top), .int(insets.bottom)], [.int(insets.left), .int(insets.right)]]
    }

    fileprivate static func padding(_ padding: Padding) -> JSONValue {
        switch padding {
        case .valid: "valid"
        case .same: "same"
        case .explicit(let insets): .insets(insets)
        }
    }
}
