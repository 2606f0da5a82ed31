import ServalGraph
import ServalKernelInterface

/// An activation split into what a convolution kernel does itself, a clamp, and what is applied to each freshly
/// written block while it is still in the cache.
struct Epilogue: Sendable {
    var low = -Float.infinity
    var high = Float.infinity
    var unary: UnaryFunction?

    init(_ activation: ActivationFunction) {
        switch activation {
        case .linear: break
        case .relu(let maxValue, 0, 0):
            low = 0
            high = maxValue ?? .infinity
        default: unary = UnaryFunction(activation)
        }
    }

    /// Applies what the clamp left over, in place.
    @inline(__always)
    func finish(
        _ output: UnsafeMutablePointer<Float>, stride: Int, rows: Int, channels: Int, _ context: ThreadContext
    ) {
        guard let unary else { return }
        unary.apply(
            from: output, inputStride: stride, to: output, outputStride: stride, rows: rows, channels: channels,
            context)
    }
}
