/// Functions of one variable. Those built on exp have a relative error below 1e-6 over their normal range.
package enum UnaryOperation: Sendable {
    /// Keras `ReLU`: x ≤ `threshold` → `slope` · (x − `threshold`), else min(x, `high`).
    case relu
    case sigmoid
    case tanh
    /// min(max(x · `slope` + `offset`, 0), 1)
    case hardSigmoid
    /// x · sigmoid(x)
    case silu
    /// x · min(max(x + 3, 0), 6) / 6
    case hardSwish
    /// x · Φ(x), by erf
    case gelu
    /// The approximation with tanh
    case geluTanh
    case exp
    /// x ≥ 0 → x, else `slope` · (e^x − 1)
    case elu
    /// ln(1 + e^x)
    case softplus
    /// x / (1 + |x|)
    case softsign
}

/// `output[p, c] = f(input[p, c])` over `pixels` pixels of `channels` channels.
/// `output` may be the same memory as `input`. A contiguous tensor is fastest as one row.
package struct UnaryCall {
    package var operation: UnaryOperation
    package var input: UnsafePointer<Float>
    package var inputStride: Int
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    package var pixels: Int
    package var channels: Int
    package var slope: Float
    package var offset: Float
    package var threshold: Float
    package var high: Float

    package init(
        operation: UnaryOperation, input: UnsafePointer<Float>, inputStride: Int, output: UnsafeMutablePointer<Float>,
        outputStride: Int, pixels: Int, channels: Int, slope: Float = 0, offset: Float = 0, threshold: Float = 0,
        high: Float = .infinity
    ) {
        self.operation = operation
        self.input = input
        self.inputStride = inputStride
        self.output = output
        self.outputStride = outputStride
        self.pixels = pixels
        self.channels = channels
        self.slope = slope
        self.offset = offset
        self.threshold = threshold
        self.high = high
    }
}

/// `output[p, c] = x ≥ 0 ? x : alpha[c] · x` with x = `input[p, c]`. `output` may be the same memory as `input`.
package struct ParametricReluCall {
    package var input: UnsafePointer<Float>
    package var inputStride: Int
    package var alpha: UnsafePointer<Float>
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    package var pixels: Int
    package var channels: Int

    package init(
        input: UnsafePointer<Float>, inputStride: Int, alpha: UnsafePointer<Float>,
        output: UnsafeMutablePointer<Float>, outputStride: Int, pixels: Int, channels: Int
    ) {
        self.input = input
        self.inputStride = inputStride
        self.alpha = alpha
        self.output = output
        self.outputStride = outputStride
        self.pixels = pixels
        self.channels = channels
    }
}

/// Softmax of each of `rows` rows over its `channels` values: exp(x − max) / Σ exp(x − max).
/// `output` may be the same memory as `input`.
package struct SoftmaxCall {
    package var input: UnsafePointer<Float>
    package var inputStride: Int
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    package var rows: Int
    package var channels: Int

    package init(
        input: UnsafePointer<Float>, inputStride: Int, output: UnsafeMutablePointer<Float>, outputStride: Int,
        rows: Int, channels: Int
    ) {
        self.input = input
        self.inputStride = inputStride
        self.output = output
        self.outputStride = outputStride
        self.rows = rows
        self.channels = channels
    }
}
