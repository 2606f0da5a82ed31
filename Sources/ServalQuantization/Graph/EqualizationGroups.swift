import ServalGraph
import ServalTensor

/// Which channels of values can be divided by any positive factor, what reads them multiplied, without a change of what the network
/// computes.
///
/// Channels that must have one factor are a class: those of what a linear layer or one with a ReLU computes, and what sums,
/// movements and concatenations make of them. Classes whose values are joined in any way are a group. A ReLU6, and any other function that
/// is not positively homogeneous, fixes the classes of its value: divided by a factor, it would clip elsewhere.
struct EqualizationGroups {
    struct Group {
        /// Nodes whose values are divided.
        var values: [Int] = []
        /// Nodes that compute one of the values with a kernel or a scale for each channel, and that read one with such.
        var producers: [Int] = []
        var consumers: [Int] = []
        var classCount = 0
    }

    private(set) var groups: [Group] = []
    /// For each channel of each node the number of its class within the group; nil for one that is fixed.
    private(set) var classes: [[Int?]]

    init(_ graph: Graph, shapes: [Shape]) {
        let channels = shapes.map { $0.dimensions.last ?? 1 }
        var first = [0]
        for count in channels { first.append(first[first.count - 1] + count) }
        var joined = JoinedChannels(nodes: graph.nodes.count, channels: first[first.count - 1])
        var isFixed = [Bool](repeating: false, count: graph.nodes.count)
        for output in graph.outputs { isFixed[output] = true }
        for (index, node) in graph.nodes.enumerated() {
            func join(_ input: Int, offset: Int = 0) {
                joined.join(index, first[index] + offset, input, first[input], count: channels[input])
            }
            switch node.operation.channelScaling {
            case .kernel(let isHomogeneous):
                if !isHomogeneous { isFixed[index] = true }
                for residual in node.inputs.dropFirst() { join(residual) }
            case .rescaled: break
            case .kept where node.inputs.allSatisfy({ channels[$0] == channels[index] }):
                for input in node.inputs { join(input) }
            case .concatenated(axis: shapes[index].rank - 1):
                var offset = 0
                for input in node.inputs {
                    join(input, offset: offset)
                    offset += channels[input]
                }
            case .kept, .concatenated, .fixed:
                isFixed[index] = true
                for input in node.inputs { isFixed[input] = true }
            }
        }
        var fixedRoots: Set<Int> = []
        for index in graph.nodes.indices where isFixed[index] {
            for channel in first[index]..<first[index + 1] { fixedRoots.insert(joined.channels.root(of: channel)) }
        }
        var groupOf: [Int: Group] = [:]
        var numbers: [Int: Int] = [:]
        classes = []
        for (index, node) in graph.nodes.enumerated() {
            let root = joined.nodes.root(of: index)
            var group = groupOf[root, default: Group()]
            classes.append(
                (first[index]..<first[index + 1]).map { channel in
                    let root = joined.channels.root(of: channel)
                    guard !fixedRoots.contains(root) else { return nil }
                    if let known = numbers[root] { return known }
                    numbers[root] = group.classCount
                    group.classCount += 1
                    return group.classCount - 1
                })
            if classes[index].contains(where: { $0 != nil }) { group.values.append(index) }
            if node.operation.takesChannelFactors { group.producers.append(index) }
            groupOf[root] = group
            guard node.operation.takesChannelFactors else { continue }
            groupOf[joined.nodes.root(of: node.inputs[0]), default: Group()].consumers.append(index)
        }
        groups = groupOf.sorted { $0.key < $1.key }.map(\.value)
            .filter { $0.classCount > 0 && !$0.producers.isEmpty && !$0.consumers.isEmpty }
    }
}

extension Operation {
    /// Whether factors of channels go into the operation's kernel or scales.
    fileprivate var takesChannelFactors: Bool {
        switch channelScaling {
        case .kernel, .rescaled: true
        case .kept, .concatenated, .fixed: false
        }
    }
}

/// Nodes that are joined, and their channels.
private struct JoinedChannels {
    var nodes: DisjointSets
    var channels: DisjointSets

    init(nodes: Int, channels: Int) {
        (self.nodes, self.channels) = (DisjointSets(count: nodes), DisjointSets(count: channels))
    }

    mutating func join(_ a: Int, _ firstOfA: Int, _ b: Int, _ firstOfB: Int, count: Int) {
        nodes.join(a, b)
        for channel in 0..<count { channels.join(firstOfA + channel, firstOfB + channel) }
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
