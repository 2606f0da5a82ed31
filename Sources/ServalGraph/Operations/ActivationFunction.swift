import ServalTensor

/// An element-wise function. Source: Keras 3, `keras.activations`.
package enum ActivationFunction: Hashable, Sendable {
    case linear
    /// f(x) = negativeSlope * (x - threshold) for x <= threshold, min(x, maxValue) otherwise.
    /// Source: `keras.activations.relu`.
    case relu(maxValue: Float?, negativeSlope: Float, threshold: Float)
    case sigmoid
    /// relu6(x + 3) / 6
    case hardSigmoid
    case tanh
    /// x * sigmoid(x), also called swish
    case silu
    /// x * relu6(x + 3) / 6, also called hard swish
    case hardSilu
    /// x * Phi(x), with the error function or, approximately, with tanh
    case gelu(approximate: Bool)
    /// x for x > 0, alpha * (exp(x) - 1) otherwise
    case elu(alpha: Float)
    /// log(1 + exp(x))
    case softplus
    /// x / (1 + |x|)
    case softsign
    case exponential

    package static let relu = ActivationFunction.relu(maxValue: nil, negativeSlope: 0, threshold: 0)
    package static let relu6 = ActivationFunction.relu(maxValue: 6, negativeSlope: 0, threshold: 0)
}

extension ActivationFunction {
    /// What an element counts for.
    var operations: Int {
        switch self {
        case .linear, .relu: 1
        case .hardSigmoid, .hardSilu, .softsign: 2
        case .sigmoid, .tanh, .silu, .gelu, .elu, .softplus, .exponential: 8
        }
    }
}

extension ActivationFunction: OperationDefinition {
    package var name: String { "Activation" }

    package func shape(of node: ShapeInference) throws(GraphError) -> [Int] {
        try node.check(self)
        return node.inputs[0].dimensions
    }

    package func work(output: Shape, inputs: [Shape]) -> OperationWork { .elements(of: output, times: operations) }

    package var quantizedForm: QuantizedForm? { .function(.activation(self)) }

    package var channelScaling: ChannelScaling { isHomogeneous ? .kept : .fixed }
}
