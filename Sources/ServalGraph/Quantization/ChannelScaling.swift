/// What an operation does to positive factors of its input's channels.
package enum ChannelScaling: Sendable {
    /// Its kernel takes the input's factors. It can give the value factors of its own where the activation is homogeneous,
    /// that is where f(a x) = a f(x) for every a > 0.
    case kernel(isHomogeneous: Bool)
    /// The same for a scale and an offset of each channel.
    case rescaled
    /// The value has the factors of every input.
    case kept
    /// The value has the factors of its inputs one behind the other, if the axis is the last one.
    case concatenated(axis: Int)
    /// Factors would change what it computes in another way.
    case fixed
}

extension Operation {
    package var channelScaling: ChannelScaling { definition.channelScaling }
}

extension ActivationFunction {
    /// Whether f(a x) = a f(x) for every a > 0.
    var isHomogeneous: Bool {
        switch self {
        case .linear: true
        case .relu(maxValue: nil, _, threshold: 0): true
        case .relu, .sigmoid, .hardSigmoid, .tanh, .silu, .hardSilu, .gelu, .elu, .softplus, .softsign, .exponential:
            false
        }
    }
}
