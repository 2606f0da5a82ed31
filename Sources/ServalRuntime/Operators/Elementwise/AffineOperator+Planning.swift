import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ rescaling: Rescaling, _ index: Int) {
        append(index, kernel: kernelName("affine"), affineOperator(rescaling, index))
    }

    mutating func affineOperator(_ rescaling: Rescaling, _ index: Int) -> AffineOperator {
        let channels = shapes[index].dimensions.last ?? 1
        func spread(_ values: [Float]) -> Operand {
            packer.reserve(channels) { values.count == channels ? values[$0] : values.first ?? 0 }
        }
        return AffineOperator(
            pixels: shapes[index].count / channels, channels: channels, scale: spread(rescaling.scale),
            offset: spread(rescaling.offset), input: input(index), inputStride: inputStride(index),
            output: operand(index), outputStride: pixelStride(index), epilogue: Epilogue(.linear))
    }

    /// A rescaling and the activation that alone reads it as one operator, which applies the activation to what it has just
    /// written; nil for other nodes.
    mutating func activatedAffineOperator(_ rescaling: Int, _ activation: Int) -> AffineOperator? {
        guard case .rescaling(let operation) = graph.nodes[rescaling].operation,
            case .activation(let function) = graph.nodes[activation].operation,
            graph.precision(of: rescaling) == .float
        else { return nil }
        var planned = affineOperator(operation, rescaling)
        // Not as a clamp, which gives a negative number another sign of zero than a step of its own does.
        planned.epilogue.unary = UnaryFunction(function)
        (planned.output, planned.outputStride) = (operand(activation), pixelStride(activation))
        return planned
    }
}

/// In 8 bits.
extension PlanCompiler {
    mutating func planQuantized(_ rescaling: Rescaling, _ index: Int) {
        let planned = quantizedAffineOperator(rescaling, index)
        append(index, kernel: quantizedKernelName("affine"), planned)
    }

    mutating func quantizedAffineOperator(_ rescaling: Rescaling, _ index: Int) -> QuantizedAffineOperator {
        let factors = Multipliers.ofFactors(
            rescaling.scale, input: inputQuantization(index), in: quantization(index))
        let offsets = Multipliers.ofOffsets(rescaling.offset, in: quantization(index))
        return quantizedAffineOperator(index, factors: factors, offsets: offsets)
    }

    mutating func planQuantized(slopes: Tensor, _ index: Int) {
        let (parameters, output) = (inputQuantization(index), quantization(index))
        let factors = Multipliers.ofFactors(
            slopes.withUnsafeFloats { Array($0) }, input: parameters, in: output)
        var planned = quantizedAffineOperator(index, factors: factors, offsets: nil)
        planned.positiveMultiplier = Multipliers.ofRequantization(parameters, in: output)
        append(index, kernel: quantizedKernelName("vprelu"), planned)
    }

    private mutating func quantizedAffineOperator(
        _ index: Int, factors: [Float], offsets: [Float]?
    ) -> QuantizedAffineOperator {
        let layout = QuantizedLayout(shapes[index])
        /// One value for each channel, and zeros for the padding.
        func padded(_ values: [Float]) -> Operand {
            packer.reserve((layout.channels + 15) / 16 * 16) { channel in
                channel < layout.channels ? values[values.count == 1 ? 0 : channel] : 0
            }
        }
        let isMap = shapes[index].rank == 4
        return QuantizedAffineOperator(
            multipliers: padded(factors), offsets: offsets.map(padded), layout: layout,
            pixelsPerTask: isMap ? shapes[index][2] : 1, isMap: isMap, input: input(index),
            inputZeroPoint: Int32(inputQuantization(index).zeroPoint), output: operand(index),
            requantization: requantization(quantization(index)))
    }
}
