import ServalTensor

extension ShapedGraph {
    /// Bytes that passes and compiling may take for what they know of the nodes, weights left out: an upper bound.
    ///
    /// Scales and offsets of channels are spread from what may be one number in the file, once for each node that states
    /// some or takes some in.
    package var layerByteCount: Int {
        // A node, its operation, shape, names and places in the original graph and in two that are made from it.
        let nodeByteCount = 2048
        let inputByteCount = 64
        // Two factors in double precision and two in single, each in two graphs.
        let channelByteCount = 48
        return nodes.indices.reduce(0) { sum, index in
            let inputs = saturatingProduct(inputByteCount, nodes[index].inputs.count)
            let channels = saturatingProduct(
                channelByteCount, nodes[index].operation.definition.scaledChannels(output: shapes[index]))
            return [nodeByteCount, inputs, channels].reduce(sum, saturatingSum)
        }
    }

    /// Bytes in which the largest float32 kernel lies while it is read, if another operation is folded into it.
    package var largestKernelByteCount: Int {
        nodes.flatMap { $0.operation.weights.map(\.weight) }.reduce(0) { largest, weight in
            weight.elementType == .float32 ? max(largest, saturatingProduct(weight.shape.count, 4)) : largest
        }
    }
}
