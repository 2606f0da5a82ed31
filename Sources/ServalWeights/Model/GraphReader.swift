import ServalGraph
import ServalTensor

/// Builds the graph that a model file describes, and validates it as a whole.
struct GraphReader {
    private let source: WeightSource
    private var network = ShapedGraph()
    private var indices: [String: Int] = [:]
    private var layerNames: Set<String> = []

    static let key = "serval.graph"

    /// Far above any network of use; some passes take time that grows with the square.
    static let countLimit = 16384

    /// The inputs come first, in the model's order; the layers follow in the file's order.
    ///
    /// - Returns: the graph, and what is left of the source's budget.
    static func read(_ value: JSONValue, in source: WeightSource) throws(WeightsError) -> (ShapedGraph, MemoryBudget) {
        var members = try ObjectReader(value, of: key)
        let inputs = try members.strings("inputs")
        let outputs = try members.strings("outputs")
        guard let descriptions = try members.required("layers").array else {
            throw members.invalid("layers", "a list of layers")
        }
        guard descriptions.count <= countLimit, outputs.count <= countLimit else {
            throw members.invalid("layers", "at most \(countLimit) layers and outputs")
        }
        try members.finish()

        var layers: [Layer] = []
        for description in descriptions { layers.append(try Layer(description)) }
        var reader = GraphReader(source: source)
        try reader.checkOrder(of: layers)
        try reader.readInputs(inputs, among: layers)
        for layer in layers where layer.layerClass != .inputLayer { try reader.read(layer) }

        var outputIndices: [Int] = []
        for output in outputs {
            guard let index = reader.indices[output] else { throw .danglingOutput(output: output) }
            outputIndices.append(index)
        }
        let network: ShapedGraph
        do { network = try reader.network.returning(outputIndices) } catch { throw .invalidGraph(error) }
        try source.budget.count(network.layerByteCount, for: .layers)
        return (network, source.budget)
    }

    private init(source: WeightSource) { self.source = source }
}

/// A layer's description, its configuration not yet read.
private struct Layer {
    let name: String
    let layerClass: LayerClass
    let inputs: [String]
    let config: JSONValue
    let weights: JSONValue
    /// How the layer's value is kept in 8 bits; nil for float32.
    let quantization: QuantizationParameters?

    init(_ value: JSONValue) throws(WeightsError) {
        guard let object = value.object else {
            throw .invalidValue(layer: GraphReader.key, key: "layers", expected: "a list of objects")
        }
        // Until the name is known, errors name the graph.
        var members = ObjectReader(object, of: object["name"]?.string ?? GraphReader.key)
        name = try members.string("name")
        guard !name.isEmpty else { throw members.invalid("name", "a string that is not empty") }
        let className = try members.string("class")
        guard let layerClass = LayerClass(rawValue: className) else {
            throw .unknownClass(layer: name, className: className)
        }
        self.layerClass = layerClass
        inputs = try members.strings("inputs")
        config = try members.required("config")
        weights = try members.required("weights")
        quantization = try members.quantization()
        try members.finish()
    }

    func reader(of value: JSONValue, key: String) throws(WeightsError) -> ObjectReader {
        guard let object = value.object else { throw .invalidValue(layer: name, key: key, expected: "an object") }
        return ObjectReader(object, of: name)
    }
}

extension GraphReader {
    /// Names are unique, and every layer reads only layers before it in the file.
    private mutating func checkOrder(of layers: [Layer]) throws(WeightsError) {
        for layer in layers {
            for input in layer.inputs where !layerNames.contains(input) {
                throw .danglingInput(layer: layer.name, input: input)
            }
            guard layerNames.insert(layer.name).inserted else { throw .duplicateLayer(layer: layer.name) }
        }
    }

    private mutating func readInputs(_ inputs: [String], among layers: [Layer]) throws(WeightsError) {
        var inputLayers: [String: Layer] = [:]
        for layer in layers where layer.layerClass == .inputLayer { inputLayers[layer.name] = layer }
        for input in inputs {
            guard let layer = inputLayers.removeValue(forKey: input) else {
                throw .inputsInconsistent(layer: input)
            }
            try read(layer)
        }
        if let missing = inputLayers.keys.min() { throw .inputsInconsistent(layer: missing) }
    }

    private mutating func read(_ layer: Layer) throws(WeightsError) {
        var inputs: [Int] = []
        for input in layer.inputs {
            guard let index = indices[input] else { throw .danglingInput(layer: layer.name, input: input) }
            inputs.append(index)
        }
        var reader = LayerReader(
            layerClass: layer.layerClass, inputRank: inputs.first.map { network.shapes[$0].rank } ?? 0,
            config: try layer.reader(of: layer.config, key: "config"),
            weights: WeightReader(try layer.reader(of: layer.weights, key: "weights"), in: source))
        let operation = try reader.operation()
        let node = Node(name: layer.name, operation: operation, inputs: inputs, quantization: layer.quantization)
        do { indices[layer.name] = try network.append(node) } catch { throw .invalidGraph(error) }
    }
}
