import ServalGraph
import ServalTensor

/// What convolutions and dense layers have in common for the quantizer.
extension Operation {
    /// The activation of a layer with a kernel; nil for other operations.
    var activation: ActivationFunction? {
        switch self {
        case .convolution(let it): it.activation
        case .depthwiseConvolution(let it): it.activation
        case .dense(let it): it.activation
        default: nil
        }
    }

    var kernel: Weight? {
        switch self {
        case .convolution(let it): it.kernel
        case .depthwiseConvolution(let it): it.kernel
        case .dense(let it): it.kernel
        default: nil
        }
    }

    var bias: Tensor? {
        switch self {
        case .convolution(let it): it.bias
        case .depthwiseConvolution(let it): it.bias
        case .dense(let it): it.bias
        default: nil
        }
    }

    /// How a kernel's elements belong to channels; nil for other operations.
    var channels: KernelChannels? {
        switch self {
        case .convolution(let it):
            KernelChannels(
                outputs: it.outputChannels, inputsPerGroup: it.kernel.shape[2],
                outputsPerGroup: it.outputChannels / it.groups)
        case .depthwiseConvolution(let it):
            KernelChannels(outputs: it.outputChannels, inputsPerGroup: 1, outputsPerGroup: it.kernel.shape[3])
        case .dense(let it):
            KernelChannels(
                outputs: it.kernel.shape[1], inputsPerGroup: it.kernel.shape[0], outputsPerGroup: it.kernel.shape[1])
        default: nil
        }
    }

    /// This operation with another kernel and bias.
    func withWeights(kernel: some WeightConvertible, scales: Tensor? = nil, bias: Tensor?) -> Operation {
        switch self {
        case .convolution(var it):
            (it.kernel, it.kernelScales, it.bias) = (kernel.weight, scales, bias)
            return .convolution(it)
        case .depthwiseConvolution(var it):
            (it.kernel, it.kernelScales, it.bias) = (kernel.weight, scales, bias)
            return .depthwiseConvolution(it)
        case .dense(var it):
            (it.kernel, it.kernelScales, it.bias) = (kernel.weight, scales, bias)
            return .dense(it)
        default:
            return self
        }
    }
}

/// A kernel seen as [position x input of its group, output channel].
struct KernelChannels: Hashable {
    let outputs: Int
    let inputsPerGroup: Int
    let outputsPerGroup: Int

    /// The input channel that an element is multiplied with.
    @inline(__always)
    func input(row: Int, output: Int) -> Int { output / outputsPerGroup * inputsPerGroup + row % inputsPerGroup }
}
