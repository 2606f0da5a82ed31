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
        if case .activation(let function) = self, function.name == nil { return function.layerClass.rawValue }
        return name
    }
}

extension ActivationFunction {
    /// The class whose options say what no name does.
    fileprivate var layerClass: LayerClass {
        if case .elu = self { return .elu }
        return .relu
    }

    /// The name by which a model file calls the function; nil for what only the options of its class can say.
    fileprivate var name: String? { Self.names.first { ActivationFunction(name: $0) == self } }

    /// As a part of another layer.
    fileprivate var json: JSONValue {
        if let name { return .string(name) }
        var options: JSONObject = ["class": .string(layerClass.rawValue)]
        let config = classConfig
        for (key, value) in zip(config.keys, config.values) { options[key] = value }
        return .object(options)
    }

    /// As a layer of its own.
    fileprivate var layerConfig: JSONObject {
        name.map { ["activation": .string($0)] } ?? classConfig
    }

    private var classConfig: JSONObject {
        if case .elu(let alpha) = self { return ["alpha": .float(alpha)] }
        guard case .relu(let maxValue, let negativeSlope, let threshold) = self else { return [:] }
        return [
            "max_value": maxValue.map { .float($0) } ?? .null, "negative_slope": .float(negativeSlope),
            "threshold": .float(threshold),
        ]
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
