import ServalGraph
import ServalTensor

/// The order in which nodes are computed, and which of them are computed together.
struct Schedule {
    /// Nodes computed as one step, in order; more than one for a chain.
    var items: [[Int]]

    /// - Parameter links: for each node whether its only reader computes it on the way (`ChainSelection`).
    init(graph: Graph, shapes: [Shape], links: [Bool]) {
        var pending: [Int: [Int]] = [:]
        items = []
        for index in graph.nodes.indices where graph.isComputed(index, shapes: shapes) {
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

extension Graph {
    /// Whether the value is the input's elements in the same places, under another shape perhaps.
    func isAlias(_ index: Int, shapes: [Shape]) -> Bool {
        let node = nodes[index]
        switch node.operation {
        case .identity: return true
        case .flatten, .reshape:
            // Pixels in 8 bits are padded.
            return node.quantization == nil
                || ByteLayout(shapes[index]).holdsSamePlaces(as: ByteLayout(shapes[node.inputs[0]]))
        default: return false
        }
    }

    func isComputed(_ index: Int, shapes: [Shape]) -> Bool {
        if case .input = nodes[index].operation { return false }
        return !isAlias(index, shapes: shapes)
    }
}

extension ServalGraph.Operation {
    /// Whether the value may be written over the first input.
    var canWorkInPlace: Bool {
        switch self {
        case .activation, .rescaling, .prelu, .layerNormalization: true
        default: false
        }
    }
}
