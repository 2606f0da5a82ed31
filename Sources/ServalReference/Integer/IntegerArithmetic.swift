import ServalGraph
import ServalTensor

extension IntegerReference {
    /// The sum of two values, broadcast as in NumPy: t = Float(a - zero point) · m of a + Float(b - zero point) · m of b.
    package static func sum(
        _ a: QuantizedTensor, _ b: QuantizedTensor, output: QuantizationParameters
    ) -> QuantizedTensor {
        let dimensions = zip(a.shape.dimensions, b.shape.dimensions).map { max($0, $1) }
        let shape = Shape(validated: dimensions)
        let (aIndex, bIndex) = (BroadcastIndex(of: a.shape, in: shape), BroadcastIndex(of: b.shape, in: shape))
        let aFactor = Multipliers.ofRequantization(a.parameters, in: output)
        let bFactor = Multipliers.ofRequantization(b.parameters, in: output)
        let levels = (0..<shape.count).map { index in
            let left = Float(Int(a.levels[aIndex(index)]) - a.parameters.zeroPoint) * aFactor
            let right = Float(Int(b.levels[bIndex(index)]) - b.parameters.zeroPoint) * bFactor
            return output.quantized(scaled: left + right)
        }
        return QuantizedTensor(shape: shape, parameters: output, levels: levels)
    }

    /// The same numbers in levels of another scale: t = Float(level - zero point) · m. Unchanged for the same scale.
    package static func requantized(_ input: QuantizedTensor, output: QuantizationParameters) -> QuantizedTensor {
        guard input.parameters != output else { return input }
        let factor = Multipliers.ofRequantization(input.parameters, in: output)
        return QuantizedTensor(
            shape: input.shape, parameters: output,
            levels: input.levels.map { level in
                output.quantized(scaled: Float(Int(level) - input.parameters.zeroPoint) * factor)
            })
    }
}
