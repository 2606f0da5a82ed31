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
    func preceded(by affine: ChannelAffine, input: Shape) -> Operation? {
        switch self {
        case .convolution(var it):
            guard !affine.hasOffset || it.padding.isIdle(input, it.window, it.strides, it.dilation),
                let weights = scaledInputs(
                    it.kernel, it.bias, groups: it.groups, inputsPerGroup: it.kernel.shape[2],
                    outputs: it.outputChannels, by: affine)
            else { return nil }
            (it.kernel, it.bias) = weights
            return .convolution(it)
        case .depthwiseConvolution(var it):
            guard !affine.hasOffset || it.padding.isIdle(input, it.window, it.strides, it.dilation),
                let weights = scaledInputs(
                    it.kernel, it.bias, groups: it.kernel.shape[2], inputsPerGroup: 1, outputs: it.outputChannels,
                    by: affine)
            else { return nil }
            (it.kernel, it.bias) = weights
            return .depthwiseConvolution(it)
        case .dense(var it):
            guard
                let weights = scaledInputs(
                    it.kernel, it.bias, groups: 1, inputsPerGroup: it.kernel.shape[0], outputs: it.kernel.shape[1],
                    by: affine)
            else { return nil }
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
    _ kernel: Tensor, _ bias: Tensor?, outputs: Int, by affine: ChannelAffine, _ scratch: ScratchMemory
) -> (Tensor, Tensor?)? {
    let affine = affine.expanded(to: outputs)
    let magnitudes = zip(kernel.columnMagnitudes(outputs), affine.scale).map { Float(Double($0) * abs($1)) }
    guard magnitudes.allSatisfy(\.isFinite) else { return nil }
    let scale = affine.scale
    let scaled = Tensor(shape: kernel.shape, columnMagnitudes: magnitudes, scratch: scratch) { destination in
        kernel.withUnsafeFloats { source in
            scale.withUnsafeBufferPointer { scaleColumns(of: source, by: $0, into: destination) }
        }
    }
    let biases = bias?.doubles ?? [Double](repeating: 0, count: outputs)
    let newBias = Tensor(shape: Shape(validated: [outputs])) { destination in
        for output in 0..<outputs {
            destination[output] = Float(biases[output] * affine.scale[output] + affine.offset[output])
        }
    }
    return newBias.isFinite ? (scaled, newBias) : nil
}

private func scaleColumns(
    of source: UnsafeBufferPointer<Float>, by scale: UnsafeBufferPointer<Double>,
    into destination: UnsafeMutableBufferPointer<Float>
) {
    guard var from = source.baseAddress, var to = destination.baseAddress, let factors = scale.baseAddress else {
        return
    }
    for _ in 0..<source.count / scale.count {
        for column in 0..<scale.count { to[column] = Float(Double(from[column]) * factors[column]) }
        from += scale.count
        to += scale.count
    }
}

/// Kernel and bias that make of x what the given ones make of `affine`(x).
///
/// The kernel is seen as [position x input of its group, output channel]; in a depthwise kernel each channel is a
/// group of one input. Nil when a number leaves the range of float32.
private func scaledInputs(
    _ kernel: Tensor, _ bias: Tensor?, groups: Int, inputsPerGroup: Int, outputs: Int, by affine: ChannelAffine
) -> (Tensor, Tensor?)? {
    let outputsPerGroup = outputs / groups
    let affine = affine.expanded(to: inputsPerGroup * groups)
    var sums = bias?.doubles ?? [Double](repeating: 0, count: outputs)
    let scaled = Tensor(shape: kernel.shape) { destination in
        kernel.withUnsafeFloats { source in
            for row in 0..<source.count / outputs {
                for output in 0..<outputs {
                    let channel = output / outputsPerGroup * inputsPerGroup + row % inputsPerGroup
                    let weight = Double(source[row * outputs + output])
                    destination[row * outputs + output] = Float(weight * affine.scale[channel])
                    sums[output] += weight * affine.offset[channel]
                }
            }
        }
    }
    guard scaled.isFinite else { return nil }
    guard affine.hasOffset else { return (scaled, bias) }
    let newBias = Tensor(shape: Shape(validated: [outputs])) { destination in
        for output in 0..<outputs { destination[output] = Float(sums[output]) }
    }
    return newBias.isFinite ? (scaled, newBias) : nil
}

extension Tensor {
    fileprivate var isFinite: Bool { GraphValidation.firstNonFiniteIndex(in: self) == nil }
}
