import ServalGraph
import ServalTensor

/// Describes a graph as a model file does, and collects its weights; the counterpart of `GraphReader`.
///
/// Weights that several nodes share are stored once.
package struct GraphWriter {
    /// The weights in the order of the layers, by their names in the file.
    package private(set) var tensors: [(name: String, tensor: Tensor)] = []
    private var nameOf: [UnsafeRawPointer: String] = [:]
    private var usedNames: Set<String> = []

    package init() {}

    /// The entry `serval.graph`.
    ///
    /// - Precondition: the graph is valid and holds no conversions, which a file leaves out.
    package mutating func json(of graph: Graph) -> JSONValue {
        let names = graph.nodes.map { JSONValue.string($0.name) }
        var layers: [JSONValue] = []
        for node in graph.nodes { layers.append(layer(node, inputs: node.inputs.map { names[$0] })) }
        return [
            "inputs": .array(graph.inputs.map { names[$0] }), "outputs": .array(graph.outputs.map { names[$0] }),
            "layers": .array(layers),
        ]
    }

    private mutating func layer(_ node: Node, inputs: [JSONValue]) -> JSONValue {
        var weights = JSONObject()
        for (role, weight) in node.operation.weights {
            weights[node.operation.fileRole(role)] = .string(
                name(of: weight.tensor, suggestion: "\(node.name)/\(role)"))
        }
        var layer: JSONObject = [
            "name": .string(node.name), "class": .string(node.operation.className), "inputs": .array(inputs),
            "config": .object(node.operation.config), "weights": .object(weights),
        ]
        if let quantization = node.quantization {
            layer["quantization"] = [
                "scale": .float(quantization.scale), "zero_point": .int(quantization.zeroPoint),
            ]
        }
        return .object(layer)
    }

    private mutating func name(of tensor: Tensor, suggestion: String) -> String {
        if let name = nameOf[tensor.start.pointer] { return name }
        var name = suggestion
        while !usedNames.insert(name).inserted { name += "_" }
        nameOf[tensor.start.pointer] = name
        tensors.append((name, tensor))
        return name
    }
}

extension Operation {
    /// What the file calls a weight.
    fileprivate func fileRole(_ role: String) -> String {
        guard case .batchNormalization = self else { return role }
        return ["mean", "variance"].contains(role) ? "moving_\(role)" : role
    }
}
