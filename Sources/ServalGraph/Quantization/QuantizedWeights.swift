import ServalTensor

/// The weights of a layer in 8 bits, whatever its operation.
///
/// A weight is `scales[n] · kernel`, symmetric, -127 ... 127. The bias counts in units of the input's scale times
/// `scales[n]`, as the sums of products do.
package struct QuantizedWeights: Sendable {
    /// Int8, in the operation's own layout; the last dimension, or for depthwise convolutions the last two, are the
    /// output channels.
    package let kernel: Weight
    /// Float32, one for each output channel.
    package let scales: Tensor
    /// Int32, one for each output channel.
    package let bias: Tensor?
    /// How many products one sum has.
    package let terms: Int
    package let activation: ActivationFunction

    package var outputChannels: Int { scales.shape.count }
}
