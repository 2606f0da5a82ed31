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
            switch node.operation.channelScaling {
            case .kernel(let isHomogeneous):
                if !isHomogeneous { isFixed[index] = true }
                for residual in node.inputs.dropFirst() { sets.join(index, residual) }
            case .kept
            where node.inputs.allSatisfy({ shapes[$0].dimensions.last == shapes[index].dimensions.last }):
                for input in node.inputs { sets.join(index, input) }
            case .kept, .fixed:
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
