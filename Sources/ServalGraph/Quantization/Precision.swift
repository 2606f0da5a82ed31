import ServalTensor

/// The type a node computes in. It is derived from the graph, not stored in it.
///
/// A layer with weights in 8 bits computes in integers, and so does what has a `QuantizedForm` without weights, if its inputs and
/// value are all kept in 8 bits. All else computes in float32: it reads dequantized values, and its own is quantized
/// afterwards where the node says so.
package enum Precision: Hashable, Sendable { case float, integer }

extension ShapedGraph {
    /// Whether any value is kept in 8 bits.
    package var isQuantized: Bool { graph.isQuantized }
}

extension Graph {
    /// Whether any value is kept in 8 bits.
    package var isQuantized: Bool { nodes.contains { $0.quantization != nil } }

    package func precision(of index: Int) -> Precision {
        let node = nodes[index]
        guard let form = node.operation.quantizedForm, form.firstVersion <= numerics else { return .float }
        if form.hasKernel { return node.operation.quantizedWeights == nil ? .float : .integer }
        guard let parameters = node.quantization else { return .float }
        let inputs = node.inputs.map { nodes[$0].quantization }
        if case .combination = form, inputs.count != 2 { return .float }
        let isInteger =
            form.keepsLevels ? inputs.allSatisfy { $0 == parameters } : inputs.allSatisfy { $0 != nil }
        return isInteger ? .integer : .float
    }
}
