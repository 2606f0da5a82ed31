import ServalTensor

extension Graph {
    /// Bytes that passes and compiling may take for what they know of the nodes, weights left out: an upper bound.
    ///
    /// Scales and offsets of channels are spread from what may be one number in the file, once for each node that states
    /// some or takes some in.
    ///
    /// - Parameter shapes: of the nodes' values, from `inferShapes`.
    package func layerByteCount(shapes: [Shape]) -> Int {
        // A node, its operation, shape, names and places in the original graph and in two that are made from it.
        let nodeByteCount = 2048
        let inputByteCount = 64
        // Two factors in double precision and two in single, each in two graphs.
        let channelByteCount = 48
        var sum = 0
        for (index, node) in nodes.enumerated() {
            var channels = 0
            switch node.operation {
            case .rescaling, .normalization:
                channels = shapes[index].dimensions.last ?? 1
            case .batchNormalization(let it):
                channels = shapes[index][it.axis]
            case .convolution, .depthwiseConvolution, .separableConvolution, .dense:
                channels = shapes[index].dimensions.last ?? 1
            default: break
            }
            sum = saturatingSum(sum, nodeByteCount)
            sum = saturatingSum(sum, saturatingProduct(inputByteCount, node.inputs.count))
            sum = saturatingSum(sum, saturatingProduct(channelByteCount, channels))
        }
        return sum
    }

    /// Bytes in which the largest float32 kernel lies while it is read, if another operation is folded into it.
    package var largestKernelByteCount: Int {
        nodes.flatMap(\.operation.weights).reduce(0) { largest, weight in
            weight.tensor.elementType == .float32
                ? max(largest, saturatingProduct(weight.tensor.shape.count, 4)) : largest
        }
    }
}
