import ServalTensor

/// How an operation computes in 8 bits.
///
/// An operation without such a form computes in float32. Switches over the forms name each of them, so none can be forgotten.
package enum QuantizedForm: Sendable {
    /// Sums of products with the kernel, once that is in 8 bits.
    case convolution(Convolution)
    case depthwiseConvolution(DepthwiseConvolution)
    case dense(Dense)
    /// Two values, element by element.
    case combination(Combination)
    /// A table of what becomes of each quantized value.
    case function(ElementFunction)
    /// A scale and an offset for each channel.
    case affine(Rescaling)
    /// A slope of negative values for each channel.
    case parametricRelu(slopes: Tensor)
    case concatenation(axis: Int)
    case pooling(Pooling)
    case globalPooling(GlobalPooling)
    case nearestUpsampling(Extent)
    case zeroPadding(Insets)
    case cropping(Insets)
    case reshape
    case identity

    /// The first version of the numerics that computes the form in 8 bits; those before compute it in float32.
    package var firstVersion: NumericsVersion {
        switch self {
        case .convolution, .depthwiseConvolution, .dense, .concatenation, .pooling, .globalPooling, .zeroPadding,
            .cropping, .reshape, .identity, .combination(.add):
            .v1
        case .combination, .function, .affine, .parametricRelu, .nearestUpsampling: .v2
        }
    }

    /// Whether the form takes a kernel in 8 bits.
    package var hasKernel: Bool {
        switch self {
        case .convolution, .depthwiseConvolution, .dense: true
        case .combination, .function, .affine, .parametricRelu, .concatenation, .pooling, .globalPooling,
            .nearestUpsampling, .zeroPadding, .cropping, .reshape, .identity:
            false
        }
    }

    /// Whether sums of products can be dequantized without being quantized to the value's own scale first.
    package var canSumToFloat: Bool {
        switch self {
        case .convolution(let it): !it.addsResidual
        case .dense: true
        case .depthwiseConvolution, .combination, .function, .affine, .parametricRelu, .concatenation, .pooling,
            .globalPooling, .nearestUpsampling, .zeroPadding, .cropping, .reshape, .identity:
            false
        }
    }

    /// Whether the quantized values are some of the input's, so that both have one scale.
    package var keepsLevels: Bool {
        switch self {
        case .zeroPadding, .cropping, .reshape, .identity, .nearestUpsampling: true
        case .pooling(let it): it.kind == .maximum
        case .globalPooling(let it): it.kind == .maximum
        case .convolution, .depthwiseConvolution, .dense, .combination, .function, .affine, .parametricRelu,
            .concatenation:
            false
        }
    }
}

extension Operation {
    /// How the operation computes in 8 bits; nil for one that always computes in float32.
    package var quantizedForm: QuantizedForm? { definition.quantizedForm }

    /// The operation's weights in 8 bits; nil for an operation without, or with weights in float32.
    package var quantizedWeights: QuantizedWeights? { definition.quantizedWeights }
}
