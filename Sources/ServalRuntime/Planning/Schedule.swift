import ServalGraph
import ServalTensor

/// The order in which nodes are computed, and which of them are computed together.
struct Schedule {
    /// Nodes computed as one item, in order; more than one for a fused operator.
    var items: [[Int]]

    /// - Parameter links: for each node whether its only reader computes it on the way (`LineBufferSelection`).
    init(graph: Graph, shapes: [Shape], links: [Bool]) {
        var pending: [Int: [Int]] = [:]
        items = []
        for index in graph.nodes.indices where graph.isComputed(index, shapes: shapes) {
            let first = graph.nodes[index].inputs.first
            let fused = (first.flatMap { links[$0] ? pending.removeValue(forKey: $0) : nil } ?? []) + [index]
            if links[index] {
                pending[index] = fused
            } else {
                items.append(fused)
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
            // Quantized pixels are padded.
            return node.quantization == nil
                || QuantizedLayout(shapes[index]).holdsSamePlaces(as: QuantizedLayout(shapes[node.inputs[0]]))
        default: return isQuantizedIdentity(index)
        }
    }

    /// Whether the node bounds levels in 8 bits that its input has bounded already, such as a ReLU of levels without negative ones.
    private func isQuantizedIdentity(_ index: Int) -> Bool {
        guard case .activation(let function) = nodes[index].operation, let levels = nodes[index].quantization,
            nodes[nodes[index].inputs[0]].quantization == levels
        else { return false }
        return function.quantizedClamp(in: levels) == 0...255
    }

    func isComputed(_ index: Int, shapes: [Shape]) -> Bool {
        if case .input = nodes[index].operation { return false }
        return !isAlias(index, shapes: shapes)
    }
}
