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

    /// A function by name or, as a part of another layer, also `{"class": "ReLU"}` or `{"class": "ELU"}` with its options.
    mutating func activation(asPart isPart: Bool) throws(WeightsError) -> ActivationFunction {
        let key = "activation"
        let value = try required(key)
        if isPart, let object = value.object {
            var options = ObjectReader(object, of: owner)
            let function: ActivationFunction
            switch try options.string("class") {
            case "ReLU": function = try options.relu()
            case "ELU": function = try options.elu()
            default: throw invalid(key, "of the class ReLU or ELU, or a name")
            }
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
        default:
            let value = try float("max_value")
            guard value >= 0 else { throw invalid("max_value", "a number of 0 or more, or null") }
            maxValue = value
        }
        return .relu(
            maxValue: maxValue, negativeSlope: try float("negative_slope", default: 0),
            threshold: try float("threshold", default: 0))
    }

    /// The option of Keras' ELU.
    mutating func elu() throws(WeightsError) -> ActivationFunction {
        .elu(alpha: try float("alpha"))
    }
}

extension ActivationFunction {
    static let names = [
        "linear", "relu", "relu6", "sigmoid", "hard_sigmoid", "tanh", "silu", "hard_silu", "gelu", "gelu_tanh",
        "elu", "softplus", "softsign", "exponential",
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
        case "elu": self = .elu(alpha: 1)
        case "softplus": self = .softplus
        case "softsign": self = .softsign
        case "exponential": self = .exponential
        default: return nil
        }
    }
}
