import ServalGraph
import ServalTensor

extension IntegerReference {
    /// A function of one element: clamp(roundHalfEven(f(scale · (level - zero point)) / output scale) + output zero point), in double
    /// precision.
    package static func function(
        _ function: ElementFunction, input: QuantizedTensor, output: QuantizationParameters
    ) -> QuantizedTensor {
        let levels = input.levels.map { level in
            let x = Double(input.parameters.scale) * Double(Int(level) - input.parameters.zeroPoint)
            switch function {
            case .activation(let activation): return output.quantized(Reference.activation(activation, x))
            case .affine(let scale, let offset): return output.quantized(x * Double(scale) + Double(offset))
            }
        }
        return QuantizedTensor(shape: input.shape, parameters: output, levels: levels)
    }

    /// A scale and an offset for each channel (last axis): t = Float(level - zero point) · m of the channel + o of the channel.
    package static func affine(
        _ rescaling: Rescaling, input: QuantizedTensor, output: QuantizationParameters
    ) -> QuantizedTensor {
        let factors = Multipliers.ofFactors(rescaling.scale, input: input.parameters, in: output)
        let offsets = Multipliers.ofOffsets(rescaling.offset, in: output)
        let channels = input.shape.dimensions.last ?? 1
        let levels = input.levels.enumerated().map { index, level in
            let channel = index % channels
            let t = Float(Int(level) - input.parameters.zeroPoint) * factors[factors.count == 1 ? 0 : channel]
            return output.quantized(scaled: t + offsets[offsets.count == 1 ? 0 : channel])
        }
        return QuantizedTensor(shape: input.shape, parameters: output, levels: levels)
    }

    /// A slope of negative values for each channel (last axis): t = Float(level - zero point) · m, where m is the channel's below the
    /// zero point.
    package static func parametricRelu(
        slopes: Tensor, input: QuantizedTensor, output: QuantizationParameters
    ) -> QuantizedTensor {
        let factor = Multipliers.ofRequantization(input.parameters, in: output)
        let factors = Multipliers.ofFactors(
            slopes.withUnsafeFloats { Array($0) }, input: input.parameters, in: output)
        let levels = input.levels.enumerated().map { index, level in
            let value = Int(level) - input.parameters.zeroPoint
            return output.quantized(scaled: Float(value) * (value < 0 ? factors[index % factors.count] : factor))
        }
        return QuantizedTensor(shape: input.shape, parameters: output, levels: levels)
    }
}
