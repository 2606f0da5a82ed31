import ServalGraph
import ServalTensor
import ServalTestSupport
import ServalWeights

/// Makes random networks that are valid and small, or adds layers to one.
struct GraphGenerator {
    var random: SplitMix64
    private(set) var nodes: [Node]
    private(set) var shapes: [Shape]
    /// Multiply-adds of one layer at most.
    private let workLimit = 20_000
    private let elementLimit = 3000

    static let channelCounts = [1, 1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33, 48]

    /// The file of a new network.
    static func model(_ random: inout SplitMix64) -> [UInt8] {
        var generator = GraphGenerator(random: random)
        generator.addInputs()
        let layers = generator.random.int(1...6)
        if generator.random.oneIn(2) {
            generator.quantizeInputs()
            for _ in 0..<layers { generator.addQuantizedLayer() }
        } else {
            for _ in 0..<layers { generator.addLayer() }
        }
        random = generator.random
        return generator.file(metadata: [])
    }

    private init(random: SplitMix64) { (self.random, nodes, shapes) = (random, [], []) }

    /// Goes on with a network; nil where it is none that can be enlarged.
    init?(_ network: ShapedGraph, random: SplitMix64) {
        guard network.nodes.count <= 40, network.shapes.allSatisfy({ $0.count <= 3000 }) else { return nil }
        (self.random, nodes, shapes) = (random, network.nodes, network.shapes)
    }

    /// The file of the network so far; its last value is an output, and sometimes others are.
    mutating func file(metadata: [(key: String, value: String)]) -> [UInt8] {
        var outputs = [nodes.count - 1]
        while random.oneIn(4) { outputs.append(random.below(nodes.count)) }
        var writer = GraphWriter()
        let graph = writer.json(of: Graph(nodes: nodes, outputs: outputs)).text()
        var file = SafetensorsWriter(
            metadata: [
                ("serval.format_version", "2"), ("serval.kind", "model"), ("serval.graph", graph),
            ] + metadata)
        for (name, tensor) in writer.tensors { file.add(tensor, named: name) }
        return file.serialized()
    }

    var last: Int { nodes.count - 1 }

    func channels(_ value: Int) -> Int { shapes[value].dimensions.last ?? 1 }

    func isMap(_ value: Int) -> Bool { shapes[value].rank == 4 }

    /// An earlier value, the last one mostly.
    mutating func anyValue() -> Int { random.oneIn(4) ? random.below(nodes.count) : last }

    /// An earlier map; nil when there is none.
    mutating func anyMap() -> Int? {
        let value = anyValue()
        return isMap(value) ? value : nodes.indices.last { isMap($0) }
    }

    /// Adds a node where shape inference accepts it and it is small; returns whether it did.
    @discardableResult
    mutating func add(
        _ operation: Operation, _ inputs: [Int], quantization: QuantizationParameters? = nil
    ) -> Bool {
        var name = "\(nodes.count)"
        while nodes.contains(where: { $0.name == name }) { name += "'" }
        let inference = ShapeInference(
            node: name, inputs: inputs.map { shapes[$0] }, batch: 1, limits: .standard)
        guard operation.arity.contains(inputs.count), let shape = try? inference.shape(of: operation),
            shape.count <= elementLimit, shape.count * operation.productsAnElement <= workLimit
        else { return false }
        shapes.append(shape)
        nodes.append(Node(name: name, operation: operation, inputs: inputs, quantization: quantization))
        return true
    }

    mutating func quantize(_ value: Int, _ parameters: QuantizationParameters?) {
        nodes[value].quantization = parameters
    }

    private mutating func addInputs() {
        let count = random.oneIn(4) ? 2 : 1
        // Some are too large.
        while nodes.count < count {
            let channels = random.pick(Self.channelCounts)
            let dimensions =
                switch random.below(12) {
                case 0: [channels]
                case 1: [random.int(1...5), channels]
                default: [random.int(1...10), random.int(1...10), channels]
                }
            add(.input(dimensions: dimensions), [])
        }
    }

    private mutating func quantizeInputs() {
        for index in nodes.indices { nodes[index].quantization = parameters(scale: 2 / 127) }
    }

    /// Levels of a scale, with any zero point.
    mutating func parameters(scale: Float) -> QuantizationParameters? {
        try? QuantizationParameters(
            scale: min(max(scale, 1e-6), 1e6),
            zeroPoint: random.oneIn(3) ? random.int(0...255) : random.pick([0, 128, 128, 255]))
    }

    /// Float32 weights, as large as keeps values near 1.
    mutating func weights(_ dimensions: [Int], terms: Int = 1, positive: Bool = false) -> Tensor {
        let bound = 1.7 / Float(max(terms, 1)).squareRoot()
        var random = random
        defer { self.random = random }
        return Tensor(shape: Shape(validated: dimensions)) { destination in
            for index in destination.indices {
                // Numbers that are multiples of no power of two, so that sums round.
                let value = random.float(positive ? 0.1...bound : -bound...bound)
                destination.initializeElement(at: index, to: random.oneIn(32) ? 0 : value)
            }
        }
    }
}

extension Operation {
    /// The products that one element of the value takes.
    fileprivate var productsAnElement: Int {
        switch self {
        case .convolution(let it): it.kernel.shape.count / max(1, it.kernel.shape[3])
        case .depthwiseConvolution(let it): it.kernel.shape[0] * it.kernel.shape[1]
        case .separableConvolution(let it): it.depthwiseKernel.shape.count
        case .dense(let it): it.kernel.shape[0]
        case .pooling(let it): it.window.height * it.window.width
        default: 1
        }
    }
}
