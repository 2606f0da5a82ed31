import ServalGraph
import ServalTensor
import ServalTestSupport

/// An inverted residual block, pooled and followed by two dense layers, with weights that a seed determines.
struct SmallNetwork {
    private var random: SplitMix64

    init(seed: UInt64 = 7) { random = SplitMix64(seed: seed) }

    mutating func number(in range: ClosedRange<Float>) -> Float { random.float(range) }

    mutating func tensor(_ dimensions: [Int], in range: ClosedRange<Float> = -1...1) -> Tensor {
        RandomTensor.make(from: &random, shape: dimensions, range: range)
    }

    mutating func convolution(
        _ inputs: Int, _ outputs: Int, window: Int = 1, activation: ActivationFunction = .linear,
        addsResidual: Bool = false
    ) -> Operation {
        .convolution(
            Convolution(
                kernel: tensor([window, window, inputs, outputs]), bias: tensor([outputs]),
                strides: Extent(height: 1, width: 1), padding: .same, activation: activation,
                addsResidual: addsResidual))
    }

    mutating func depthwise(_ channels: Int) -> Operation {
        .depthwiseConvolution(
            DepthwiseConvolution(
                kernel: tensor([3, 3, channels, 1]), bias: tensor([channels]),
                strides: Extent(height: 1, width: 1), padding: .same, activation: .relu6))
    }

    mutating func dense(_ inputs: Int, _ outputs: Int, activation: ActivationFunction = .linear) -> Operation {
        .dense(Dense(kernel: tensor([inputs, outputs]), bias: tensor([outputs]), activation: activation))
    }

    /// - Parameter output: the activation of the last layer.
    mutating func graph(output: ActivationFunction = .linear) -> Graph {
        let nodes: [(String, Operation, [Int])] = [
            ("image", .input(dimensions: [8, 9, 3]), []),
            ("stem", convolution(3, 8, window: 3, activation: .relu6), [0]),
            ("squeeze", convolution(8, 6), [1]), ("expand", convolution(6, 12, activation: .relu6), [2]),
            ("depthwise", depthwise(12), [3]), ("project", convolution(12, 6, addsResidual: true), [4, 2]),
            ("pool", .globalPooling(GlobalPooling(kind: .maximum, keepsDimensions: false)), [5]),
            ("hidden", dense(6, 10, activation: .relu), [6]), ("out", dense(10, 4, activation: output), [7]),
        ]
        return Graph(nodes: nodes.map { Node(name: $0.0, operation: $0.1, inputs: $0.2) }, outputs: [8])
    }

    mutating func inputs(_ count: Int) -> [[Tensor]] { (0..<count).map { _ in [tensor([1, 8, 9, 3])] } }
}
