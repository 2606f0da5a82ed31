import ServalGraph
import ServalKernelInterface

/// A function of one variable with its parameters, as the unary kernel takes them.
struct UnaryFunction: Sendable {
    var operation: UnaryOperation
    var slope: Float = 0
    var offset: Float = 0
    var threshold: Float = 0
    var high: Float = .infinity

    /// A linear activation that was not dropped: a ReLU without bounds copies.
    static let copy = UnaryFunction(operation: .relu, slope: 1)

    private init(operation: UnaryOperation, slope: Float) { (self.operation, self.slope) = (operation, slope) }

    /// Nil for the identity.
    init?(_ activation: ActivationFunction) {
        switch activation {
        case .linear: return nil
        case .relu(let maxValue, let negativeSlope, let threshold):
            operation = .relu
            slope = negativeSlope
            self.threshold = threshold
            high = maxValue ?? .infinity
        case .sigmoid: operation = .sigmoid
        case .hardSigmoid:
            operation = .hardSigmoid
            slope = 1 / 6
            offset = 0.5
        case .tanh: operation = .tanh
        case .silu: operation = .silu
        case .hardSilu: operation = .hardSwish
        case .gelu(let approximate): operation = approximate ? .geluTanh : .gelu
        case .elu(let alpha):
            operation = .elu
            slope = alpha
        case .softplus: operation = .softplus
        case .softsign: operation = .softsign
        case .exponential: operation = .exp
        }
    }

    @inline(__always)
    func apply(
        from input: UnsafePointer<Float>, inputStride: Int, to output: UnsafeMutablePointer<Float>, outputStride: Int,
        rows: Int, channels: Int, _ context: ThreadContext
    ) {
        let isContiguous = inputStride == channels && outputStride == channels
        context.kernels.pointee.unary(
            UnaryCall(
                operation: operation, input: input, inputStride: inputStride, output: output,
                outputStride: outputStride, pixels: isContiguous ? 1 : rows,
                channels: isContiguous ? rows * channels : channels, slope: slope, offset: offset,
                threshold: threshold, high: high))
    }
}
