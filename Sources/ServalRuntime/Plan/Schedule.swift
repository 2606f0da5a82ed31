import ServalGraph
import ServalTensor

/// The order in which nodes are computed, and which of them are computed together.
struct Schedule {
    /// Nodes computed as one step, in order; more than one for a chain.
    var items: [[Int]]

    /// - Parameter links: for each node whether its only reader computes it on the way (`ChainSelection`).
    init(graph: Graph, links: [Bool]) {
        var pending: [Int: [Int]] = [:]
        items = []
        for index in graph.nodes.indices where graph.nodes[index].operation.isComputed {
            let first = graph.nodes[index].inputs.first
            let chain = (first.flatMap { links[$0] ? pending.removeValue(forKey: $0) : nil } ?? []) + [index]
            if links[index] {
                pending[index] = chain
            } else {
                items.append(chain)
            }
        }
    }
}

extension ServalGraph.Operation {
    /// Whether the value is the input's elements under another shape.
    var isAlias: Bool {
        switch self {
        case .identity, .flatten, .reshape: true
        default: false
        }
    }

    var isComputed: Bool {
        if case .input = self { return false }
        return !isAlias
    }

    /// Whether the value may be written over the first input.
    var canWorkInPlace: Bool {
        switch self {
        case .activation, .rescaling, .prelu: true
        default: false
        }
    }
}
