import ServalTensor

/// Puts in the conversions that a quantized graph leaves to its readers.
///
/// Afterwards every node reads what it computes with: quantized values where its `precision` is integer, dequantized
/// ones where it is float; the value of a node is quantized where the node has `quantization`, and float32 otherwise.
/// Conversions are made once and only where something reads them; a float32 reader of a value that was computed in
/// float32 reads it as it was computed. Inputs and outputs of the network are float32. A conversion's value is no layer's,
/// so it has no `fusedLayers`.
package func placeConversions(_ graph: ShapedGraph) throws(GraphError) -> ShapedGraph {
    guard graph.isQuantized else { return graph }
    var placement = ConversionPlacement(of: graph)
    for index in graph.nodes.indices { try placement.add(index) }
    return try placement.result()
}

private struct ConversionPlacement {
    private let original: ShapedGraph
    private let originalGraph: Graph
    private var new: ShapedGraph
    /// For each node of the original graph which new nodes hold its value quantized and in float32.
    private var quantizedNodes: [Int?] = []
    private var floatNodes: [Int?] = []
    private var names: Set<String>

    init(of graph: ShapedGraph) {
        (original, originalGraph) = (graph, graph.graph)
        new = ShapedGraph(rewriting: graph)
        names = Set(graph.nodes.map(\.name))
    }

    mutating func add(_ index: Int) throws(GraphError) {
        var node = original.nodes[index]
        switch originalGraph.precision(of: index) {
        case .integer:
            for position in node.inputs.indices { node.inputs[position] = try quantized(node.inputs[position]) }
        case .float:
            for position in node.inputs.indices { node.inputs[position] = try float(node.inputs[position]) }
            node.quantization = nil
        }
        let added = new.append(node, shape: original.shapes[index], cost: original.costs[index])
        quantizedNodes.append(node.quantization == nil ? nil : added)
        floatNodes.append(node.quantization == nil ? added : nil)
    }

    /// The new graph, whose outputs are float32.
    mutating func result() throws(GraphError) -> ShapedGraph {
        var outputs: [Int] = []
        for output in original.outputs { outputs.append(try float(output)) }
        new.outputs = outputs
        return new
    }

    private mutating func float(_ index: Int) throws(GraphError) -> Int {
        if let float = floatNodes[index] { return float }
        guard let source = quantizedNodes[index] else { preconditionFailure("a value is quantized or float32") }
        let node = try append(.dequantize, of: source, suffix: "dequantized", quantization: nil)
        floatNodes[index] = node
        return node
    }

    private mutating func quantized(_ index: Int) throws(GraphError) -> Int {
        if let known = quantizedNodes[index] { return known }
        guard let source = floatNodes[index] else { preconditionFailure("a value is quantized or float32") }
        let node = try append(
            .quantize, of: source, suffix: "quantized", quantization: original.nodes[index].quantization)
        quantizedNodes[index] = node
        return node
    }

    private mutating func append(
        _ operation: Operation, of input: Int, suffix: String, quantization: QuantizationParameters?
    ) throws(GraphError) -> Int {
        var name = "\(new.nodes[input].name)/\(suffix)"
        while !names.insert(name).inserted { name += "_" }
        return try new.append(
            Node(name: name, operation: operation, inputs: [input], fusedLayers: [], quantization: quantization))
    }
}
