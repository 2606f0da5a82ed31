import ServalTensor

/// Affine functions of each channel folded into the weights of the linear operation before or after them.
extension Operation {
    /// This operation and then `affine` as one; nil unless this one is linear in its weights and bias.
    ///
    /// - Parameter scratch: for the kernel, which is computed when it is read.
    func followed(by affine: ChannelAffine, scratch: ScratchMemory) -> Operation? {
        switch self {
        case .convolution(var it) where it.activation == .linear && !it.addsResidual:
            guard let weights = scaledOutputs(it.kernel, it.bias, outputs: it.outputChannels, by: affine, scratch)
            else {
                return nil
            }
            (it.kernel, it.bias) = weights
            return .convolution(it)
        case .depthwiseConvolution(var it) where it.activation == .linear:
            guard let weights = scaledOutputs(it.kernel, it.bias, outputs: it.outputChannels, by: affine, scratch)
            else {
                return nil
            }
            (it.kernel, it.bias) = weights
            return .depthwiseConvolution(it)
        case .dense(var it) where it.activation == .linear:
            guard let weights = scaledOutputs(it.kernel, it.bias, outputs: it.kernel.shape[1], by: affine, scratch)
            else {
                return nil
            }
            (it.kernel, it.bias) = weights
            return .dense(it)
        default:
            return nil
        }
    }

    /// `affine` of the input and then this operation as one.
    ///
    /// Nil for other operations, and where zero padding would have to become padding with the offset.
    ///
    /// - Parameter scratch: for the kernel, which is computed when it is read.
    func preceded(by affine: ChannelAffine, input: Shape, scratch: ScratchMemory) -> Operation? {
        switch self {
        case .convolution(var it):
            let grouping = Grouping(groups: it.groups, inputsPerGroup: it.kernel.shape[2], outputs: it.outputChannels)
            guard !affine.hasOffset || it.padding.isIdle(input, it.window, it.strides, it.dilation),
                let weights = scaledInputs(it.kernel, it.bias, grouping, by: affine, scratch)
            else { return nil }
            (it.kernel, it.bias) = weights
            return .convolution(it)
        case .depthwiseConvolution(var it):
            let grouping = Grouping(groups: it.kernel.shape[2], inputsPerGroup: 1, outputs: it.outputChannels)
            guard !affine.hasOffset || it.padding.isIdle(input, it.window, it.strides, it.dilation),
                let weights = scaledInputs(it.kernel, it.bias, grouping, by: affine, scratch)
            else { return nil }
            (it.kernel, it.bias) = weights
            return .depthwiseConvolution(it)
        case .dense(var it):
            let grouping = Grouping(groups: 1, inputsPerGroup: it.kernel.shape[0], outputs: it.kernel.shape[1])
            guard let weights = scaledInputs(it.kernel, it.bias, grouping, by: affine, scratch) else { return nil }
            (it.kernel, it.bias) = weights
            return .dense(it)
        default:
            return nil
        }
    }
}

extension Padding {
    /// Whether no window leaves the input.
    fileprivate func isIdle(_ input: Shape, _ window: Extent, _ strides: Extent, _ dilation: Extent) -> Bool {
        let extent = Extent(height: input[1], width: input[2])
        return resolve(input: extent, window: window, stride: strides, dilation: dilation)?.padding == .zero
    }
}

/// Kernel [..., output channel] and bias whose outputs are `affine` of the given ones'.
///
/// A depthwise kernel's last two axes together are its output channels. The kernel is computed when it is read, so that no
/// copy of the weights is made on the way to the packed ones. Nil when a number leaves the range of float32.
private func scaledOutputs(
    _ kernel: Weight, _ bias: Tensor?, outputs: Int, by affine: ChannelAffine, _ scratch: ScratchMemory
) -> (Weight, Tensor?)? {
    let affine = affine.expanded(to: outputs)
    let magnitudes = zip(kernel.columnMagnitudes(outputs), affine.scale).map { Float(Double($0) * abs($1)) }
    guard magnitudes.allSatisfy(\.isFinite) else { return nil }
    guard let scaled = kernel.scaled(columns: affine.scale, magnitudes: magnitudes, scratch: scratch) else {
        return nil
    }
    let biases = bias?.doubles ?? [Double](repeating: 0, count: outputs)
    let newBias = Tensor(shape: Shape(validated: [outputs])) { destination in
        for output in 0..<outputs {
            destination[output] = Float(biases[output] * affine.scale[output] + affine.offset[output])
        }
    }
    return newBias.isFinite ? (scaled, newBias) : nil
}

/// How the input channels of a kernel belong to its output channels.
private struct Grouping {
    var groups: Int
    var inputsPerGroup: Int
    var outputs: Int

    var inputs: Int { groups * inputsPerGroup }
}

/// Kernel and bias that make of x what the given ones make of `affine`(x).
///
/// The kernel is seen as [position x input of its group, output channel]; in a depthwise kernel each channel is a
/// group of one input. It is computed when it is read. Nil when a number leaves the range of float32.
private func scaledInputs(
    _ kernel: Weight, _ bias: Tensor?, _ grouping: Grouping, by affine: ChannelAffine, _ scratch: ScratchMemory
) -> (Weight, Tensor?)? {
    let affine = affine.expanded(to: grouping.inputs)
    guard
        let scaled = kernel.scaled(
            inputs: affine.scale, perGroup: grouping.inputsPerGroup, columns: grouping.outputs, scratch: scratch)
    else { return nil }
    let measured = scaled.measured(columns: grouping.outputs)
    guard measured.columnMagnitudes(grouping.outputs).allSatisfy(\.isFinite) else { return nil }
    guard affine.hasOffset else { return (measured, bias) }
    let sums = sums(of: kernel, bias, grouping, offsets: affine.offset)
    let newBias = Tensor(shape: Shape(validated: [grouping.outputs])) { destination in
        for output in destination.indices { destination[output] = Float(sums[output]) }
    }
    return newBias.isFinite ? (measured, newBias) : nil
}

/// What each output of a kernel is where its input is `offsets`, one for each input channel.
private func sums(of kernel: Weight, _ bias: Tensor?, _ grouping: Grouping, offsets: [Double]) -> [Double] {
    let outputsPerGroup = grouping.outputs / grouping.groups
    var sums = bias?.doubles ?? [Double](repeating: 0, count: grouping.outputs)
    kernel.withUnsafeFloats { source in
        for row in 0..<source.count / grouping.outputs {
            for output in 0..<grouping.outputs {
                let channel =
                    output / outputsPerGroup * grouping.inputsPerGroup + row % grouping.inputsPerGroup
                sums[output] += Double(source[row * grouping.outputs + output]) * offsets[channel]
            }
        }
    }
    return sums
}

extension Tensor {
    fileprivate var isFinite: Bool { GraphValidation.firstNonFiniteIndex(in: self) == nil }
}
