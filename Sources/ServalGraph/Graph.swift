import ServalTensor

/// A feed-forward network: nodes in topological order.
///
/// Every node reads only nodes before it. Shapes leave out nothing: the batch is dimension 0, and is the one
/// dimension that a graph leaves open until a plan is compiled.
public struct Graph: Sendable {
    package var nodes: [Node]
    /// Indices of the nodes whose values the network returns, in the model's order.
    package var outputs: [Int]
    /// The form of arithmetic that the nodes are computed in.
    package var numerics: NumericsVersion

    /// - Precondition: the node order is topological and every index is in range (`GraphValidation` checks data).
    package init(nodes: [Node], outputs: [Int], numerics: NumericsVersion = .latest) {
        (self.nodes, self.outputs, self.numerics) = (nodes, outputs, numerics)
    }

    /// Indices of the input nodes, in the model's order.
    package var inputs: [Int] {
        nodes.indices.filter { index in
            if case .input = nodes[index].operation { true } else { false }
        }
    }
}
