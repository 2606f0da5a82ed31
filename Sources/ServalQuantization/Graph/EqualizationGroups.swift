import ServalGraph
import ServalTensor

/// Sets of values whose channels can be divided by any positive factors, the layers that read them multiplied, without
/// a change of what the network computes.
///
/// A set holds what linear layers and those with a ReLU compute, what sums and movements make of it, and all their
/// operands. A ReLU6, and any other function that is not positively homogeneous, ends a set: divided by a factor, it
/// would clip elsewhere.
struct EqualizationGroups {
    struct Group {
        /// Nodes whose values are divided.
        var values: [Int] = []
        /// Nodes with kernels that compute one of the values, and that read one.
        var producers: [Int] = []
        var consumers: [Int] = []
        var channels = 0
    }

    private(set) var groups: [Group] = []

    init(_ graph: Graph, shapes: [Shape]) {
        var sets = DisjointSets(count: graph.nodes.count)
        var isFixed = [Bool](repeating: false, count: graph.nodes.count)
        for output in graph.outputs { isFixed[output] = true }
        for (index, node) in graph.nodes.enumerated() {
            switch node.operation.equalization {
            case .kernel(let isHomogeneous):
                if !isHomogeneous { isFixed[index] = true }
                for residual in node.inputs.dropFirst() { sets.join(index, residual) }
            case .elementwise
            where node.inputs.allSatisfy({ shapes[$0].dimensions.last == shapes[index].dimensions.last }):
                for input in node.inputs { sets.join(index, input) }
            case .elementwise, .fixed:
                isFixed[index] = true
                for input in node.inputs { isFixed[input] = true }
            }
        }
        var groupOf: [Int: Group] = [:]
        var fixedRoots: Set<Int> = []
        for (index, node) in graph.nodes.enumerated() {
            let root = sets.root(of: index)
            if isFixed[index] { fixedRoots.insert(root) }
            groupOf[root, default: Group()].values.append(index)
            groupOf[root]?.channels = shapes[index].dimensions.last ?? 1
            guard node.operation.channels != nil else { continue }
            groupOf[root]?.producers.append(index)
            groupOf[sets.root(of: node.inputs[0]), default: Group()].consumers.append(index)
        }
        groups = groupOf.filter { !fixedRoots.contains($0.key) && !$0.value.producers.isEmpty }
            .sorted { $0.key < $1.key }.map(\.value)
            .filter { !$0.consumers.isEmpty }
    }
}

/// What an operation does to factors of its channels.
private enum EqualizationRole {
    /// It has a kernel, which takes factors of the input and, before a homogeneous activation, of the value.
    case kernel(isHomogeneous: Bool)
    /// The value has the factors of every input.
    case elementwise
    case fixed
}

extension Operation {
    fileprivate var equalization: EqualizationRole {
        switch self {
        case .convolution, .depthwiseConvolution, .dense:
            .kernel(isHomogeneous: activation?.isHomogeneous ?? false)
        case .combine(.add), .pooling, .globalPooling, .zeroPadding, .cropping, .identity, .upsampling: .elementwise
        case .activation(let function): function.isHomogeneous ? .elementwise : .fixed
        case .input, .rescaling, .normalization, .separableConvolution, .batchNormalization, .layerNormalization,
            .prelu,
            .softmax, .combine, .concatenate, .flatten, .reshape, .permute, .quantize, .dequantize:
            .fixed
        }
    }
}

extension ActivationFunction {
    /// Whether f(a · x) = a · f(x) for every a > 0.
    fileprivate var isHomogeneous: Bool {
        switch self {
        case .linear: true
        case .relu(maxValue: nil, _, threshold: 0): true
        case .relu, .sigmoid, .hardSigmoid, .tanh, .silu, .hardSilu, .gelu, .elu, .softplus, .softsign, .exponential:
            false
        }
    }
}

/// Disjoint sets of 0 ..< count, joined step by step.
private struct DisjointSets {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    /// The least member of an element's set.
    func root(of element: Int) -> Int {
        var element = element
        while parents[element] != element { element = parents[element] }
        return element
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(of: a), root(of: b))
        parents[max(a, b)] = min(a, b)
    }
}
