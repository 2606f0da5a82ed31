import ServalTensor

/// Computes a value once that several nodes compute: the same operation without weights on the same inputs.
///
/// NASNet's cells, for example, apply a ReLU to one value in front of each of their branches. The first of such nodes stays, and
/// stands for the layers of the others, too. An output of the network keeps its name: the node that stays takes the name of an
/// output among the others, and a second output stays a node of its own.
package func eliminateCommonSubexpressions(_ graph: ShapedGraph) -> ShapedGraph {
    var graph = graph
    var isOutput = [Bool](repeating: false, count: graph.nodes.count)
    for output in graph.outputs { isOutput[output] = true }
    var replacement = Array(graph.nodes.indices)
    var firstOf: [Computation: Int] = [:]
    /// For each node that stays the others that compute its value, and whether an output is among all of them.
    var duplicates: [Int: (nodes: [Int], hasOutput: Bool)] = [:]
    for index in graph.nodes.indices {
        graph.nodes[index].inputs = graph.nodes[index].inputs.map { replacement[$0] }
        guard let computation = Computation(graph.nodes[index]) else { continue }
        guard let first = firstOf[computation] else {
            firstOf[computation] = index
            continue
        }
        var others = duplicates[first] ?? ([], isOutput[first])
        if isOutput[index], others.hasOutput { continue }
        others.nodes.append(index)
        others.hasOutput = others.hasOutput || isOutput[index]
        duplicates[first] = others
        replacement[index] = first
    }
    guard !duplicates.isEmpty else { return graph }
    for (first, others) in duplicates {
        graph.merge(others.nodes, into: first, isOutput: isOutput)
    }
    graph.outputs = graph.outputs.map { replacement[$0] }
    return eliminateDeadNodes(graph)
}

extension ShapedGraph {
    /// Makes a node stand for others that compute its value, under the name of the output among all of them. Layers' names are
    /// moved, not copied.
    fileprivate mutating func merge(_ others: [Int], into first: Int, isOutput: [Bool]) {
        let all = others + [first]
        let named = all.first { isOutput[$0] } ?? first
        var layers: [String] = []
        for index in all.filter({ $0 != named }) + [named] {
            layers += nodes[index].fusedLayers
            nodes[index].fusedLayers = []
        }
        let node = nodes[first]
        nodes[first] = Node(
            name: nodes[named].name, operation: node.operation, inputs: node.inputs, fusedLayers: layers,
            quantization: node.quantization)
    }
}

/// What a node without weights computes, and of which values: two nodes that are equal in it have the same value.
private struct Computation: Hashable {
    private enum Kind: Hashable {
        case activation(ActivationFunction)
        case softmax(axis: Int)
        case combine(Combination)
        case concatenate(axis: Int)
        case pooling(Pooling)
        case globalPooling(GlobalPooling)
        case zeroPadding(Insets)
        case cropping(Insets)
        case flatten
        case reshape(dimensions: [Int])
        case permute(dimensions: [Int])
        case upsampling(Upsampling)
    }

    private let kind: Kind
    private let inputs: [Int]
    private let quantization: QuantizationParameters?

    /// Nil for a node that is no candidate: one with weights, and one that computes nothing.
    init?(_ node: Node) {
        switch node.operation {
        case .activation(let function): kind = .activation(function)
        case .softmax(let axis): kind = .softmax(axis: axis)
        case .combine(let combination): kind = .combine(combination)
        case .concatenate(let axis): kind = .concatenate(axis: axis)
        case .pooling(let pooling): kind = .pooling(pooling)
        case .globalPooling(let pooling): kind = .globalPooling(pooling)
        case .zeroPadding(let insets): kind = .zeroPadding(insets)
        case .cropping(let insets): kind = .cropping(insets)
        case .flatten: kind = .flatten
        case .reshape(let dimensions): kind = .reshape(dimensions: dimensions)
        case .permute(let dimensions): kind = .permute(dimensions: dimensions)
        case .upsampling(let upsampling): kind = .upsampling(upsampling)
        case .input, .identity, .rescaling, .normalization, .convolution, .depthwiseConvolution,
            .separableConvolution, .batchNormalization, .layerNormalization, .prelu, .dense, .quantize, .dequantize:
            return nil
        }
        (inputs, quantization) = (node.inputs, node.quantization)
    }
}
