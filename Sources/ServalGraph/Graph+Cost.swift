import ServalTensor

/// What one node costs.
package struct NodeCost: Hashable, Sendable {
    /// Multiply-accumulate operations of convolutions and matrix products; other arithmetic counts nothing.
    package var multiplyAccumulates: Int
    /// Elements of the node's weights.
    package var parameters: Int
}

extension Graph {
    /// The cost of every node, given its value's shapes from `inferShapes`.
    package func costs(shapes: [Shape]) -> [NodeCost] {
        nodes.indices.map { index in
            let operation = nodes[index].operation
            return NodeCost(
                multiplyAccumulates: operation.multiplyAccumulates(output: shapes[index]),
                parameters: operation.parameters.reduce(0) { $0 + $1.shape.count })
        }
    }
}

extension Operation {
    /// The weights but for the scales of kernels in 8 bits, which are a part of how those are written.
    package var parameters: [Tensor] { weights.filter { $0.name != "kernel_scale" }.map(\.tensor) }

    /// Products that a dense computation takes, those with padding's zeros included.
    fileprivate func multiplyAccumulates(output: Shape) -> Int {
        switch self {
        case .convolution(let it):
            return output.count * it.kernel.shape[0] * it.kernel.shape[1] * it.kernel.shape[2]
        case .depthwiseConvolution(let it):
            return output.count * it.kernel.shape[0] * it.kernel.shape[1]
        case .separableConvolution(let it):
            let kernel = it.depthwiseKernel.shape
            let between = kernel[2] * kernel[3]
            let positions = output.count / output[3]
            return positions * between * (kernel[0] * kernel[1] + output[3])
        case .dense(let it):
            return output.count * it.kernel.shape[0]
        default:
            return 0
        }
    }
}
