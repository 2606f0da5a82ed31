import ServalGraph
import ServalTensor
import ServalTestSupport

/// Builds graphs layer by layer, with weights that depend on nothing but the order of calls.
struct GraphBuilder {
    private(set) var nodes: [Node] = []
    private var random = SplitMix64(seed: 0x5EED)

    @discardableResult
    mutating func add(_ name: String, _ operation: Operation, _ inputs: Int...) -> Int {
        nodes.append(Node(name: name, operation: operation, inputs: inputs))
        return nodes.count - 1
    }

    func graph(outputs: Int...) -> Graph { Graph(nodes: nodes, outputs: outputs) }

    /// Values of -1 ... 1.
    mutating func tensor(_ dimensions: Int..., in range: ClosedRange<Float> = -1...1) -> Tensor {
        RandomTensor.make(from: &random, shape: dimensions, range: range)
    }

    mutating func convolution(
        _ inputs: Int, _ outputs: Int, window: Int = 3, strides: Int = 1, padding: Padding = .same, groups: Int = 1,
        hasBias: Bool = true, activation: ActivationFunction = .linear
    ) -> Operation {
        .convolution(
            Convolution(
                kernel: tensor(window, window, inputs / groups, outputs), bias: hasBias ? tensor(outputs) : nil,
                strides: Extent(height: strides, width: strides), padding: padding, groups: groups,
                activation: activation))
    }

    mutating func depthwise(
        _ channels: Int, multiplier: Int = 1, padding: Padding = .same, hasBias: Bool = true
    ) -> Operation {
        .depthwiseConvolution(
            DepthwiseConvolution(
                kernel: tensor(3, 3, channels, multiplier), bias: hasBias ? tensor(channels * multiplier) : nil,
                strides: .one, padding: padding))
    }

    mutating func separable(_ channels: Int, _ outputs: Int, padding: Padding = .same) -> Operation {
        .separableConvolution(
            SeparableConvolution(
                depthwiseKernel: tensor(3, 3, channels, 2), pointwiseKernel: tensor(1, 1, 2 * channels, outputs),
                bias: tensor(outputs), strides: .one, padding: padding, activation: .relu))
    }

    mutating func dense(_ inputs: Int, _ outputs: Int, hasBias: Bool = true) -> Operation {
        .dense(Dense(kernel: tensor(inputs, outputs), bias: hasBias ? tensor(outputs) : nil))
    }

    mutating func batchNormalization(_ channels: Int, axis: Int = 3) -> Operation {
        .batchNormalization(
            BatchNormalization(
                gamma: tensor(channels, in: 0.5...2), beta: tensor(channels), mean: tensor(channels),
                variance: tensor(channels, in: 0.1...3), epsilon: 1e-3, axis: axis))
    }
}

extension Extent {
    static let one = Extent(height: 1, width: 1)
    static let two = Extent(height: 2, width: 2)
}

extension Operation {
    static func map(_ height: Int, _ width: Int, _ channels: Int) -> Operation {
        .input(dimensions: [height, width, channels])
    }

    static func rescale(_ scale: Float, _ offset: Float) -> Operation {
        .rescaling(Rescaling(scale: [scale], offset: [offset]))
    }
}
