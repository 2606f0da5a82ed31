import ServalGraph
import ServalTensor
import ServalWeights
import Testing

/// Every class, written and read again.
@Suite struct GraphWriterTests {
    private static func node(_ operation: Operation, inputs: [[Int]]) throws -> ModelFile {
        var nodes = inputs.enumerated().map {
            Node(name: "x\($0)", operation: .input(dimensions: $1), inputs: [])
        }
        nodes.append(Node(name: "y", operation: operation, inputs: Array(inputs.indices)))
        let source = try ModelFixture().load()
        let graph = Graph(nodes: nodes, outputs: [inputs.count])
        return try ModelFile(
            MappedFile(copying: ModelFileWriter.serialized(graph, madeFrom: source, producer: "a test")))
    }

    private static let cases: [(Operation, [[Int]])] = {
        let (one, two) = (Extent(height: 1, width: 1), Extent(height: 2, width: 3))
        let tensor = ModelFixture.tensor
        let padding = Padding.explicit(Insets(top: 1, bottom: 0, left: 2, right: 3))
        return [
            (.identity, [[4]]),
            (.rescaling(Rescaling(scale: [1, 0.1], offset: [-1, 3])), [[4, 4, 2]]),
            (.normalization(Normalization(mean: tensor(2), variance: tensor(2), inverts: true)), [[2]]),
            (.zeroPadding(Insets(top: 1, bottom: 2, left: 3, right: 4)), [[4, 4, 2]]),
            (.cropping(Insets(top: 1, bottom: 1, left: 0, right: 2)), [[4, 4, 2]]),
            (
                .convolution(
                    Convolution(
                        kernel: tensor(2, 2, 1, 4), bias: tensor(4), strides: two, dilation: two, padding: padding,
                        groups: 2, activation: .relu(maxValue: 3, negativeSlope: 0.5, threshold: 1))), [[9, 9, 2]]
            ),
            (
                .convolution(
                    Convolution(
                        kernel: tensor(1, 1, 2, 2), bias: nil, strides: one, padding: .same, activation: .relu6,
                        addsResidual: true)), [[4, 4, 2], [4, 4, 2]]
            ),
            (
                .depthwiseConvolution(
                    DepthwiseConvolution(
                        kernel: tensor(3, 3, 2, 2), bias: nil, strides: one, padding: .valid,
                        activation: .gelu(approximate: true))), [[4, 4, 2]]
            ),
            (
                .separableConvolution(
                    SeparableConvolution(
                        depthwiseKernel: tensor(3, 3, 2, 1), pointwiseKernel: tensor(1, 1, 2, 3), bias: tensor(3),
                        strides: one, padding: .same, activation: .silu)), [[4, 4, 2]]
            ),
            (
                .batchNormalization(
                    BatchNormalization(
                        gamma: tensor(2), beta: nil, mean: tensor(2), variance: tensor(2), epsilon: 1e-3, axis: 3)),
                [[4, 4, 2]]
            ),
            (
                .layerNormalization(
                    LayerNormalization(gamma: tensor(4, 2), beta: nil, epsilon: 1e-6, axis: 2)), [[4, 4, 2]]
            ),
            (.activation(.hardSilu), [[4]]),
            (.activation(.relu(maxValue: nil, negativeSlope: 0.2, threshold: 0)), [[4]]),
            (.activation(.elu(alpha: 0.75)), [[4]]),
            (.activation(.softplus), [[4]]),
            (.dense(Dense(kernel: tensor(4, 2), bias: nil, activation: .elu(alpha: 0.25))), [[4]]),
            (.prelu(alpha: tensor(2)), [[4, 4, 2]]),
            (.softmax(axis: 1), [[4]]),
            (.combine(.add), [[4], [4]]),
            (.combine(.average), [[4], [4], [4]]),
            (.concatenate(axis: 2), [[4, 4], [4, 3]]),
            (.pooling(Pooling(kind: .average, window: two, strides: one, padding: .same)), [[4, 4, 2]]),
            (.pooling(Pooling(kind: .maximum, window: two, strides: two, padding: .valid)), [[4, 4, 2]]),
            (.globalPooling(GlobalPooling(kind: .maximum, keepsDimensions: true)), [[4, 4, 2]]),
            (.flatten, [[4, 4, 2]]),
            (.reshape(dimensions: [-1, 4]), [[4, 4, 2]]),
            (.permute(dimensions: [3, 1, 2]), [[4, 4, 2]]),
            (.dense(Dense(kernel: tensor(4, 2), bias: tensor(2), activation: .tanh)), [[4]]),
            (.upsampling(Upsampling(size: two, interpolation: .bilinear)), [[4, 4, 2]]),
        ]
    }()

    @Test func `every operation is read as it was written`() throws {
        for (operation, inputs) in Self.cases {
            let file = try Self.node(operation, inputs: inputs)
            let found = file.graph.nodes[inputs.count].operation
            // An operation's description holds all its options and its tensors' addresses.
            #expect(found.name == operation.name)
            #expect(found.facts == operation.facts, "\(operation.name)")
            let weights = zip(found.weights, operation.weights)
            #expect(found.weights.count == operation.weights.count)
            for (a, b) in weights {
                #expect(a.name == b.name)
                #expect(try a.weight.tensor.floats() == b.weight.tensor.floats())
            }
        }
    }

    @Test func `weights that layers share are stored once`() throws {
        let kernel = ModelFixture.tensor(3, 3)
        let dense = Operation.dense(Dense(kernel: kernel, bias: nil))
        let graph = Graph(
            nodes: [
                Node(name: "x", operation: .input(dimensions: [3]), inputs: []),
                Node(name: "a", operation: dense, inputs: [0]), Node(name: "b", operation: dense, inputs: [1]),
            ], outputs: [2])
        var writer = GraphWriter()
        _ = writer.json(of: graph)
        #expect(writer.tensors.map(\.name) == ["a/kernel"])
    }
}

extension ServalGraph.Operation {
    /// The options without the weights.
    fileprivate var facts: String {
        switch self {
        case .convolution(let it):
            "\(it.strides) \(it.dilation) \(it.padding) \(it.groups) \(it.activation) \(it.addsResidual)"
        case .depthwiseConvolution(let it): "\(it.strides) \(it.dilation) \(it.padding) \(it.activation)"
        case .separableConvolution(let it): "\(it.strides) \(it.dilation) \(it.padding) \(it.activation)"
        case .batchNormalization(let it): "\(it.epsilon) \(it.axis)"
        case .normalization(let it): "\(it.inverts)"
        case .layerNormalization(let it): "\(it.epsilon) \(it.axis)"
        case .prelu: ""
        case .dense(let it): "\(it.activation)"
        default: "\(self)"
        }
    }
}
