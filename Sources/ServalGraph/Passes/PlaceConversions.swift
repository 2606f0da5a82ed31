import ServalTensor

/// Puts in the conversions that a quantized graph leaves to its readers.
///
/// Afterwards every node reads what it computes with: levels where its `precision` is integer, real numbers where it
/// is float; the value of a node is levels where the node has `quantization`, and real otherwise. Conversions are made
/// once and only where something reads them; a float32 reader of a value that was computed in float32 reads it as it was
/// computed. Inputs and outputs of the network are real. A conversion's value is no layer's, so it has no `fusedLayers`.
package func placeConversions(_ graph: Graph) -> Graph {
    guard graph.isQuantized else { return graph }
    var placement = ConversionPlacement(names: Set(graph.nodes.map(\.name)))
    for (index, node) in graph.nodes.enumerated() {
        placement.add(node, precision: graph.precision(of: index))
    }
    let outputs = graph.outputs.map { placement.real($0) }
    return Graph(nodes: placement.nodes, outputs: outputs)
}

private struct ConversionPlacement {
    private(set) var nodes: [Node] = []
    /// For each node of the original graph its parameters, and which new nodes hold its value as levels and as real
    /// numbers.
    private var parameters: [QuantizationParameters?] = []
    private var levels: [Int?] = []
    private var reals: [Int?] = []
    private var names: Set<String>

    init(names: Set<String>) { self.names = names }

    mutating func add(_ node: Node, precision: Precision) {
        var new = node
        switch precision {
        case .integer:
            new.inputs = node.inputs.map { level($0) }
        case .float:
            new.inputs = node.inputs.map { real($0) }
            new.quantization = nil
        }
        parameters.append(node.quantization)
        nodes.append(new)
        levels.append(new.quantization == nil ? nil : nodes.count - 1)
        reals.append(new.quantization == nil ? nodes.count - 1 : nil)
    }

    mutating func real(_ index: Int) -> Int {
        if let real = reals[index] { return real }
        guard let level = levels[index] else { preconditionFailure("a value is levels or real") }
        let node = append(.dequantize, of: level, suffix: "dequantized", quantization: nil)
        reals[index] = node
        return node
    }

    private mutating func level(_ index: Int) -> Int {
        if let level = levels[index] { return level }
        guard let real = reals[index] else { preconditionFailure("a value is levels or real") }
        let node = append(.quantize, of: real, suffix: "quantized", quantization: parameters[index])
        levels[index] = node
        return node
    }

    private mutating func append(
        _ operation: Operation, of input: Int, suffix: String, quantization: QuantizationParameters?
    ) -> Int {
        var name = "\(nodes[input].name)/\(suffix)"
        while !names.insert(name).inserted { name += "_" }
        nodes.append(
            Node(name: name, operation: operation, inputs: [input], fusedLayers: [], quantization: quantization))
        return nodes.count - 1
    }
}
