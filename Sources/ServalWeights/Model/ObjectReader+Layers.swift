import ServalGraph
import ServalTensor

/// Options that several layer classes share.
extension ObjectReader {
    mutating func padding() throws(WeightsError) -> Padding {
        switch try string("padding") {
        case "valid": return .valid
        case "same": return .same
        default: throw invalid("padding", "valid or same")
        }
    }

    /// The same, or `[[top, bottom], [left, right]]` rows and columns of zeros.
    mutating func convolutionPadding() throws(WeightsError) -> Padding {
        isList("padding") ? .explicit(try insets("padding")) : try padding()
    }

    /// A function by name or, as a part of another layer, also `{"class": "ReLU"}` with its options.
    mutating func activation(asPart isPart: Bool) throws(WeightsError) -> ActivationFunction {
        let key = "activation"
        let value = try required(key)
        if isPart, let object = value.object {
            var options = ObjectReader(object, of: owner)
            guard try options.string("class") == "ReLU" else { throw invalid(key, "of the class ReLU, or a name") }
            let function = try options.relu()
            try options.finish()
            return function
        }
        guard let name = value.string, let function = ActivationFunction(name: name) else {
            throw invalid(key, "one of " + ActivationFunction.names.joined(separator: ", "))
        }
        return function
    }

    /// The options of Keras' ReLU, all with defaults.
    mutating func relu() throws(WeightsError) -> ActivationFunction {
        var maxValue: Float?
        switch optional("max_value") {
        case nil, .null?: break
        default: maxValue = try float("max_value")
        }
        return .relu(
            maxValue: maxValue, negativeSlope: try float("negative_slope", default: 0),
            threshold: try float("threshold", default: 0))
    }
}

extension ActivationFunction {
    static let names = [
        "linear", "relu", "relu6", "sigmoid", "hard_sigmoid", "tanh", "silu", "hard_silu", "gelu", "gelu_tanh",
    ]

    /// The function that a model file calls so.
    init?(name: String) {
        switch name {
        case "linear": self = .linear
        case "relu": self = .relu
        case "relu6": self = .relu6
        case "sigmoid": self = .sigmoid
        case "hard_sigmoid": self = .hardSigmoid
        case "tanh": self = .tanh
        case "silu": self = .silu
        case "hard_silu": self = .hardSilu
        case "gelu": self = .gelu(approximate: false)
        case "gelu_tanh": self = .gelu(approximate: true)
        default: return nil
        }
    }
}
