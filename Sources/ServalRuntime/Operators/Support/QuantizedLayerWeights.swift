import ServalGraph
import ServalTensor

/// A layer's weights in 8 bits and what its sums are multiplied by.
struct QuantizedLayerWeights: Sendable {
    let inputZeroPoint: Int32
    let activation: ActivationFunction
    private let weights: QuantizedWeights
    private let input: QuantizationParameters
    private let output: QuantizationParameters?

    /// - Precondition: the node's weights are in 8 bits.
    init(_ node: Node, input: QuantizationParameters) {
        guard let weights = node.operation.quantizedWeights else {
            preconditionFailure("the weights of \(node.name) are float32")
        }
        (self.weights, activation, inputZeroPoint) = (weights, weights.activation, Int32(input.zeroPoint))
        (self.input, output) = (input, node.quantization)
    }

    private var multipliers: [Float] {
        if let output {
            Multipliers.ofSums(input: input, weightScales: weights.scales, output: output)
        } else {
            Multipliers.ofFloatSums(input: input, weightScales: weights.scales)
        }
    }

    func withPointers(
        _ body: (UnsafePointer<Int8>, _ bias: UnsafePointer<Int32>?, _ multipliers: UnsafePointer<Float>) -> Void
    ) {
        weights.kernel.withUnsafeInt8s { kernel in
            multipliers.withUnsafeBufferPointer { multipliers in
                guard let kernel = kernel.baseAddress, let multipliers = multipliers.baseAddress else { return }
                guard let bias = weights.bias else { return body(kernel, nil, multipliers) }
                bias.withUnsafeInt32s { body(kernel, $0.baseAddress, multipliers) }
            }
        }
    }
}
