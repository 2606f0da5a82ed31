import ServalGraph
import ServalTensor

/// One layer by itself: a shape of MobileNetV2 (alpha 1, 224 x 224).
struct KernelCase {
    enum Kind {
        case pointwise(inputChannels: Int, outputChannels: Int)
        case depthwise(channels: Int, stride: Int)
        case stem
    }

    /// Of the input map.
    let side: Int
    let kind: Kind

    var name: String {
        switch kind {
        case .pointwise(let inputs, let outputs): "pointwise \(side)x\(side) \(inputs)->\(outputs)"
        case .depthwise(let channels, let stride): "depthwise 3x3 \(side)x\(side)x\(channels) stride \(stride)"
        case .stem: "convolution 3x3 224x224x3 ->32 stride 2"
        }
    }

    /// Every shape of the network once, in its order.
    static let all: [KernelCase] = {
        var cases = [KernelCase(side: 224, kind: .stem)]
        var (side, channels) = (112, 32)
        // Expansion, output channels, blocks, stride of the first. Source: Sandler et al., MobileNetV2, table 2.
        let stages = [
            (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
        ]
        for (expansion, outputs, blocks, firstStride) in stages {
            // The blocks behind the second have its shapes.
            for block in 0..<min(blocks, 2) {
                let stride = block == 0 ? firstStride : 1
                let expanded = channels * expansion
                if expansion > 1 {
                    cases.append(
                        KernelCase(side: side, kind: .pointwise(inputChannels: channels, outputChannels: expanded)))
                }
                cases.append(KernelCase(side: side, kind: .depthwise(channels: expanded, stride: stride)))
                side /= stride
                cases.append(
                    KernelCase(side: side, kind: .pointwise(inputChannels: expanded, outputChannels: outputs)))
                channels = outputs
            }
        }
        cases.append(KernelCase(side: side, kind: .pointwise(inputChannels: channels, outputChannels: 1280)))
        var seen: Set<String> = []
        return cases.filter { seen.insert($0.name).inserted }
    }()

    /// A network of this layer alone, with ReLU6, as most are used.
    func graph(using generator: inout SplitMix64) -> Graph {
        func weights(_ dimensions: [Int]) -> Tensor {
            RandomInput.tensor(shape: Shape(validated: dimensions), using: &generator)
        }
        let operation: ServalGraph.Operation
        let inputChannels: Int
        switch kind {
        case .pointwise(let inputs, let outputs):
            inputChannels = inputs
            operation = .convolution(
                Convolution(
                    kernel: weights([1, 1, inputs, outputs]), bias: weights([outputs]),
                    strides: Extent(height: 1, width: 1), padding: .valid, activation: .relu6))
        case .depthwise(let channels, let stride):
            inputChannels = channels
            operation = .depthwiseConvolution(
                DepthwiseConvolution(
                    kernel: weights([3, 3, channels, 1]), bias: weights([channels]),
                    strides: Extent(height: stride, width: stride), padding: .same, activation: .relu6))
        case .stem:
            inputChannels = 3
            operation = .convolution(
                Convolution(
                    kernel: weights([3, 3, 3, 32]), bias: weights([32]), strides: Extent(height: 2, width: 2),
                    padding: .same, activation: .relu6))
        }
        let input = Node(name: "input", operation: .input(dimensions: [side, side, inputChannels]), inputs: [])
        return Graph(nodes: [input, Node(name: "layer", operation: operation, inputs: [0])], outputs: [1])
    }
}
