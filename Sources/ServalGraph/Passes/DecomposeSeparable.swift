import ServalTensor

/// Replaces a separable convolution by a depthwise and a pointwise one.
///
/// The depthwise node, "NAME/depthwise", computes no layer's value and has no `fusedLayers`.
package func decomposeSeparable(_ graph: ShapedGraph) throws(GraphError) -> ShapedGraph {
    guard graph.nodes.contains(where: \.operation.isSeparable) else { return graph }
    var names = Set(graph.nodes.map(\.name))
    var newIndex: [Int] = []
    var result = ShapedGraph(rewriting: graph)
    for (index, var node) in graph.nodes.enumerated() {
        node.inputs = node.inputs.map { newIndex[$0] }
        if case .separableConvolution(let separable) = node.operation {
            var name = node.name + "/depthwise"
            while !names.insert(name).inserted { name += "_" }
            let depthwise = try result.append(
                Node(name: name, operation: separable.depthwise, inputs: node.inputs, fusedLayers: []))
            newIndex.append(result.append(node, shape: graph.shapes[index], cost: graph.costs[index]))
            try result.replace(newIndex[index], with: separable.pointwise, inputs: [depthwise])
        } else {
            newIndex.append(result.append(node, shape: graph.shapes[index], cost: graph.costs[index]))
        }
    }
    result.outputs = graph.outputs.map { newIndex[$0] }
    return result
}

extension Operation {
    fileprivate var isSeparable: Bool {
        if case .separableConvolution = self { true } else { false }
    }
}

extension SeparableConvolution {
    fileprivate var depthwise: Operation {
        .depthwiseConvolution(
            DepthwiseConvolution(
                kernel: depthwiseKernel, bias: nil, strides: strides, dilation: dilation, padding: padding))
    }

    fileprivate var pointwise: Operation {
        .convolution(
            Convolution(
                kernel: pointwiseKernel, bias: bias, strides: Extent(height: 1, width: 1), padding: .valid,
                activation: activation))
    }
}
