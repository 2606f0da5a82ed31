import ServalTensor

extension Operation {
    /// What the operation is.
    package var definition: any OperationDefinition {
        switch self {
        case .input(let dimensions): Input(dimensions: dimensions)
        case .identity: Identity()
        case .rescaling(let it): it
        case .normalization(let it): it
        case .zeroPadding(let insets): ZeroPadding(insets: insets)
        case .cropping(let insets): Cropping(insets: insets)
        case .convolution(let it): it
        case .depthwiseConvolution(let it): it
        case .separableConvolution(let it): it
        case .batchNormalization(let it): it
        case .layerNormalization(let it): it
        case .activation(let it): it
        case .prelu(let alpha): PReLU(alpha: alpha)
        case .softmax(let axis): Softmax(axis: axis)
        case .combine(let it): it
        case .concatenate(let axis): Concatenation(axis: axis)
        case .pooling(let it): it
        case .globalPooling(let it): it
        case .flatten: Flatten()
        case .reshape(let dimensions): Reshape(dimensions: dimensions)
        case .permute(let dimensions): Permutation(dimensions: dimensions)
        case .dense(let it): it
        case .upsampling(let it): it
        case .quantize: Conversion.quantize
        case .dequantize: Conversion.dequantize
        }
    }

    /// The number of values that the operation reads.
    package var arity: ClosedRange<Int> { definition.arity }

    /// The Keras class that the operation comes from, or the closest to it.
    package var name: String { definition.name }

    /// The operation's weights with their names, in the order of the model file's table.
    package var weights: [(name: String, weight: Weight)] {
        definition.weights.compactMap { name, weight in weight.map { (name, $0) } }
    }

    /// The weights but for the scales of kernels in 8 bits, which are a part of how those are written.
    package var parameters: [Weight] { weights.filter { $0.name != "kernel_scale" }.map(\.weight) }
}
