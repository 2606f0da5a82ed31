import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// How a 1x1 convolution in float32 is computed when it is a step of its own.
enum PointwiseAlgorithm: Sendable {
    case blockStrassen(BlockStrassenLayout)
    case wholeMapStrassen(WholeMapStrassenLayout)
    case plain
}

extension PointwiseAlgorithm {
    /// Strassen's algorithm where that pays and does not cost accuracy; the same choice on every backend.
    init(_ convolution: Convolution, shape: Shape, backend: Backend) {
        let (k, n) = (convolution.kernel.shape[2], convolution.kernel.shape[3])
        let pixels = shape.count / n / max(shape[0], 1)
        if BlockStrassenPacking.suits(inputChannels: k, outputChannels: n, pixels: pixels) {
            let layout = BlockStrassenPacking.layout(inputChannels: k, outputChannels: n, backend: backend)
            self = Self.isAccurate(convolution) ? .blockStrassen(layout) : .plain
        } else if let layout = WholeMapStrassenPacking.layout(inputChannels: k, outputChannels: n, pixels: pixels) {
            self = Self.isAccurate(convolution) ? .wholeMapStrassen(layout) : .plain
        } else {
            self = .plain
        }
    }

    private static func isAccurate(_ convolution: Convolution) -> Bool {
        BlockStrassenPacking.isAccurate(
            magnitudes: convolution.kernel.columnMagnitudes(convolution.outputChannels),
            bias: convolution.bias?.withUnsafeFloats { Array($0) })
    }
}

extension Convolution {
    /// Whether the convolution is a matrix product over all pixels.
    var isPointwise: Bool {
        let isUnpadded: Bool =
            switch padding {
            case .valid, .same: true
            case .explicit(let insets): insets == .zero
            }
        return window == Extent(height: 1, width: 1) && strides == Extent(height: 1, width: 1) && groups == 1
            && isUnpadded
    }
}
