import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// Which operations can be stages of a fused operator, one behind the other.
extension LineBufferSelection {
    /// Whether an operation can read the rows of its first input from where that leaves them.
    ///
    /// A convolution with a window reads whole maps and is a first stage only. So are a rescaling and an activation, unless the
    /// one reads the other: behind a convolution they are folded into it.
    func canFollow(_ reader: Int, _ source: Int) -> Bool {
        let operation = graph.nodes[reader].operation
        switch graph.nodes[source].operation {
        case .rescaling: return operation.isActivation || operation.readsRows && isSameAsStage(reader)
        case .activation: return operation.readsRows && isSameAsStage(reader)
        case .convolution, .depthwiseConvolution: return operation.readsRows
        default: return false
        }
    }

    /// Whether an operator computes the same bits as a stage as it does by itself, and is shared out by rows in both cases.
    private func isSameAsStage(_ index: Int) -> Bool {
        guard case .convolution(let convolution) = graph.nodes[index].operation else { return true }
        let (k, n) = (convolution.kernel.shape[2], convolution.kernel.shape[3])
        let pixels = shapes[index][1] * shapes[index][2]
        guard pixels * shapes[index][0] > PointwiseOperator.fewPixels else { return false }
        if StrassenPacking.suits(inputChannels: k, outputChannels: n, pixels: pixels) {
            return shapes[index][2] % StrassenLayout.blockPixels(outputChannels: n) == 0
        }
        return TallStrassenPacking.layout(inputChannels: k, outputChannels: n, pixels: pixels) == nil
    }
}

extension ServalGraph.Operation {
    fileprivate var isActivation: Bool {
        if case .activation = self { true } else { false }
    }

    /// Whether the operation computes rows from rows that lie anywhere.
    fileprivate var readsRows: Bool {
        switch self {
        case .depthwiseConvolution: true
        case .convolution(let convolution): convolution.isPointwise
        default: false
        }
    }
}
