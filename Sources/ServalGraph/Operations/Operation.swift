import ServalTensor

/// What a node computes. Images are NHWC; weights are in Keras' own layouts, float32 or (`QuantizedWeights`) 8 bits.
///
/// Large ones are indirect: passes copy nodes more often than they change them.
package enum Operation: Sendable {
    /// A network input of the given shape without its batch dimension.
    case input(dimensions: [Int])
    /// Dropout and its kin at inference: the input unchanged.
    case identity
    case rescaling(Rescaling)
    indirect case normalization(Normalization)
    /// Zero rows and columns around a map.
    case zeroPadding(Insets)
    /// Rows and columns cut from a map.
    case cropping(Insets)
    indirect case convolution(Convolution)
    indirect case depthwiseConvolution(DepthwiseConvolution)
    indirect case separableConvolution(SeparableConvolution)
    indirect case batchNormalization(BatchNormalization)
    indirect case layerNormalization(LayerNormalization)
    case activation(ActivationFunction)
    case prelu(alpha: Tensor)
    /// Softmax along one axis of the full shape (batch included), 0 ..< rank.
    case softmax(axis: Int)
    /// An element-wise combination of two or more inputs, broadcast against each other as in NumPy.
    case combine(Combination)
    /// Concatenation along one axis of the full shape (batch included).
    case concatenate(axis: Int)
    case pooling(Pooling)
    case globalPooling(GlobalPooling)
    /// All dimensions but the batch joined into one.
    case flatten
    /// New dimensions without the batch; one of them may be -1, to be inferred.
    case reshape(dimensions: [Int])
    /// Dimensions reordered; a permutation of 1 ..< rank (the batch, 0, stays), as Keras' Permute.
    case permute(dimensions: [Int])
    indirect case dense(Dense)
    case upsampling(Upsampling)
    /// From float32 to 8 bits, and back; `placeConversions` puts them in.
    case quantize
    case dequantize
}
