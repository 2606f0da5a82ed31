import ServalTensor

/// How an operation computes in 8 bits.
///
/// An operation without such a form computes in float32. Switches over the forms name each of them, so none can be forgotten.
package enum QuantizedForm: Sendable {
    /// Sums of products with the kernel, once that is in 8 bits.
    case convolution(Convolution)
    case depthwiseConvolution(DepthwiseConvolution)
    case dense(Dense)
    /// A sum of two values.
    case sum
    case concatenation(axis: Int)
    case pooling(Pooling)
    case globalPooling(GlobalPooling)
    case zeroPadding(Insets)
    case cropping(Insets)
    case reshape
    case identity

    /// Whether the form takes a kernel in 8 bits.
    package var hasKernel: Bool {
        switch self {
        case .convolution, .depthwiseConvolution, .dense: true
        case .sum, .concatenation, .pooling, .globalPooling, .zeroPadding, .cropping, .reshape, .identity: false
        }
    }

    /// Whether sums of products can be dequantized without being quantized to the value's own scale first.
    package var canSumToFloat: Bool {
        switch self {
        case .convolution(let it): !it.addsResidual
        case .dense: true
        case .depthwiseConvolution, .sum, .concatenation, .pooling, .globalPooling, .zeroPadding, .cropping, .reshape,
            .identity:
            false
        }
    }

    /// Whether the quantized values are some of the input's, so that both have one scale.
    package var keepsLevels: Bool {
        switch self {
        case .zeroPadding, .cropping, .reshape, .identity: true
        case .pooling(let it): it.kind == .maximum
        case .globalPooling(let it): it.kind == .maximum
        case .convolution, .depthwiseConvolution, .dense, .sum, .concatenation: false
        }
    }
}

extension Operation {
    /// How the operation computes in 8 bits; nil for one that always computes in float32.
    package var quantizedForm: QuantizedForm? { definition.quantizedForm }

    /// The operation's weights in 8 bits; nil for an operation without, or with weights in float32.
    package var quantizedWeights: QuantizedWeights? { definition.quantizedWeights }
}
