import ServalGraph
import ServalReference
import ServalTensor
import ServalTestSupport
import Testing

/// Checks that a rewritten graph is valid and has the same signature, and that each of its nodes computes, by the
/// reference operators, what the last of its layers computes in the original.
func expectEquivalent(
    _ original: Graph, _ rewritten: Graph, batch: Int = 2, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    try GraphValidation.validate(rewritten)
    let names = { (graph: Graph, indices: [Int]) in indices.map { graph.nodes[$0].name } }
    #expect(names(rewritten, rewritten.inputs) == names(original, original.inputs), sourceLocation: sourceLocation)
    #expect(names(rewritten, rewritten.outputs) == names(original, original.outputs), sourceLocation: sourceLocation)

    let shapes = try ShapedGraph(original, batch: batch).shapes
    let rewrittenShapes = try ShapedGraph(rewritten, batch: batch).shapes
    var builder = GraphBuilder()
    var inputs: [ReferenceTensor] = []
    for index in original.inputs {
        let values = try (0..<shapes[index].count).flatMap { _ in try builder.tensor(1, in: -4...4).floats() }
        inputs.append(ReferenceTensor(shape: shapes[index], values: values.map(Double.init)))
    }
    let expected = try ReferenceInterpreter.evaluate(graph: original, inputs: inputs)
    let found = try ReferenceInterpreter.evaluate(graph: rewritten, inputs: inputs)
    var valueOfLayer: [String: ReferenceTensor] = [:]
    for (node, value) in zip(original.nodes, expected) { valueOfLayer[node.name] = value }

    for (index, node) in rewritten.nodes.enumerated() {
        guard let layer = node.fusedLayers.last else { continue }
        #expect(node.name == layer, sourceLocation: sourceLocation)
        let reference = try #require(valueOfLayer[layer], sourceLocation: sourceLocation)
        #expect(rewrittenShapes[index] == reference.shape, sourceLocation: sourceLocation)
        let largest = reference.values.reduce(0) { max($0, abs($1)) }
        // Folded weights are rounded to float32 once, the reference computes in double precision.
        let difference = Difference(found: found[index].values, expected: reference.values) { _ in
            2e-6 * max(largest, 1)
        }
        #expect(difference.isWithinLimit, "layer \(layer): \(difference)", sourceLocation: sourceLocation)
    }
}

extension Graph {
    /// What is left after a pass, one line a node: `name = Class(inputs)`.
    var summary: [String] {
        nodes.map { node in
            let inputs = node.inputs.map { nodes[$0].name }.joined(separator: ", ")
            return "\(node.name) = \(node.operation.name)(\(inputs))"
        }
    }

    func node(_ name: String) throws -> Node { try #require(nodes.first { $0.name == name }) }
}
