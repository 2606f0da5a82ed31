import ServalGraph

/// Makes combinations of more than two values, which have no form in 8 bits, ones of two each.
///
/// The last of them keeps the node's name; the ones before are named after it. An average is a sum that is divided.
func splitCombinations(_ graph: ShapedGraph) throws(GraphError) -> ShapedGraph {
    var names = Set(graph.nodes.map(\.name))
    var newIndex: [Int] = []
    var result = ShapedGraph(rewriting: graph)
    for var node in graph.nodes {
        node.inputs = node.inputs.map { newIndex[$0] }
        if case .combine(let combination) = node.operation, node.inputs.count > 2 {
            let isAverage = combination == .average
            let step = Operation.combine(isAverage ? .add : combination)
            var left = node.inputs[0]
            let last = isAverage ? node.inputs.count : node.inputs.count - 1
            for (number, input) in node.inputs[1..<last].enumerated() {
                var name = "\(node.name)/\(number + 1)"
                while !names.insert(name).inserted { name += "_" }
                left = try result.append(Node(name: name, operation: step, inputs: [left, input], fusedLayers: []))
            }
            if isAverage {
                node.operation = .rescaling(Rescaling(scale: [1 / Float(node.inputs.count)], offset: [0]))
                node.inputs = [left]
            } else {
                node.inputs = [left, node.inputs[node.inputs.count - 1]]
            }
        }
        newIndex.append(try result.append(node))
    }
    return try result.returning(graph.outputs.map { newIndex[$0] })
}
