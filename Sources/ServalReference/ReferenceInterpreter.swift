import ServalGraph
import ServalTensor

/// Evaluates a graph node by node with the reference operators.
///
/// The graph's shapes must be valid for the batch of its inputs (see shape inference in ServalGraph); what is checked
/// here is only that the inputs fit the graph.
package enum ReferenceInterpreter {
    /// The value of every node, in the graph's order.
    ///
    /// - Parameter inputs: one value for each of `graph.inputs`, in that order.
    package static func evaluate(graph: Graph, inputs: [ReferenceTensor]) throws(ReferenceError) -> [ReferenceTensor] {
        var values: [ReferenceTensor] = []
        values.reserveCapacity(graph.nodes.count)
        try walk(graph, inputs: inputs, releasing: false) { _, value in values.append(value) }
        return values
    }

    /// The value of every node, in the graph's order.
    ///
    /// - Parameter inputs: one value for each of the graph's inputs, by the node's name.
    package static func evaluate(
        graph: Graph, inputs: [String: ReferenceTensor]
    ) throws(ReferenceError) -> [ReferenceTensor] {
        try evaluate(graph: graph, inputs: ordered(inputs, for: graph))
    }

    /// The values of `graph.outputs`, in that order; others are released after their last reader.
    ///
    /// - Parameters:
    ///   - inputs: one value for each of `graph.inputs`, in that order.
    ///   - observe: called with the index and the value of every node as soon as it is known.
    package static func outputs(
        of graph: Graph, inputs: [ReferenceTensor],
        observe: (_ node: Int, _ value: ReferenceTensor) -> Void = { _, _ in }
    ) throws(ReferenceError) -> [ReferenceTensor] {
        var outputs: [Int: ReferenceTensor] = [:]
        let wanted = Set(graph.outputs)
        try walk(graph, inputs: inputs, releasing: true) { index, value in
            observe(index, value)
            if wanted.contains(index) { outputs[index] = value }
        }
        return graph.outputs.compactMap { outputs[$0] }
    }

    /// The values for the graph's inputs in the graph's order.
    package static func ordered(
        _ inputs: [String: ReferenceTensor], for graph: Graph
    ) throws(ReferenceError) -> [ReferenceTensor] {
        let names = graph.inputs.map { graph.nodes[$0].name }
        for name in inputs.keys.sorted() where !names.contains(name) { throw .unknownInput(name: name) }
        var values: [ReferenceTensor] = []
        for name in names {
            guard let value = inputs[name] else { throw .missingInput(name: name) }
            values.append(value)
        }
        return values
    }

    private static func walk(
        _ graph: Graph, inputs: [ReferenceTensor], releasing: Bool, visit: (Int, ReferenceTensor) -> Void
    ) throws(ReferenceError) {
        try check(inputs, against: graph)
        var remainingInputs = inputs[...]
        var remainingReaders = [Int](repeating: 0, count: graph.nodes.count)
        for node in graph.nodes {
            for input in node.inputs { remainingReaders[input] += 1 }
        }
        var values = [ReferenceTensor?](repeating: nil, count: graph.nodes.count)
        for (index, node) in graph.nodes.enumerated() {
            let operands =
                if case .input = node.operation {
                    [remainingInputs.removeFirst()]
                } else {
                    node.inputs.compactMap { values[$0] }
                }
            let value = evaluate(node: node, inputs: operands)
            visit(index, value)
            if !releasing || remainingReaders[index] > 0 { values[index] = value }
            for input in node.inputs {
                remainingReaders[input] -= 1
                if releasing && remainingReaders[input] == 0 { values[input] = nil }
            }
        }
    }

    private static func check(_ inputs: [ReferenceTensor], against graph: Graph) throws(ReferenceError) {
        let nodes = graph.inputs.map { graph.nodes[$0] }
        guard nodes.count == inputs.count else {
            throw .inputCountMismatch(expected: nodes.count, found: inputs.count)
        }
        for (node, value) in zip(nodes, inputs) {
            guard case .input(let dimensions) = node.operation else { continue }
            guard value.shape.rank == dimensions.count + 1, Array(value.shape.dimensions.dropFirst()) == dimensions
            else {
                throw .inputShapeMismatch(name: node.name, expectedWithoutBatch: dimensions, found: value.shape)
            }
        }
    }
}
