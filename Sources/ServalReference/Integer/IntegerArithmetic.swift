import ServalGraph
import ServalTensor

extension IntegerReference {
    /// Two values, element by element, broadcast as in NumPy. With a and b the levels less their zero points:
    ///
    /// - a sum is t = Float(a) · m of a + Float(b) · m of b, a difference the same with the second factor negated, an average
    ///   with both halved;
    /// - a product is t = Float(a · b) · m, the product exact;
    /// - the larger and the smaller one are those of Float(a) · m of a and Float(b) · m of b.
    package static func combination(
        _ combination: Combination, _ a: QuantizedTensor, _ b: QuantizedTensor, output: QuantizationParameters
    ) -> QuantizedTensor {
        let dimensions = zip(a.shape.dimensions, b.shape.dimensions).map { max($0, $1) }
        let shape = Shape(validated: dimensions)
        let (aIndex, bIndex) = (BroadcastIndex(of: a.shape, in: shape), BroadcastIndex(of: b.shape, in: shape))
        let aFactor = Multipliers.ofRequantization(a.parameters, in: output)
        let bFactor = Multipliers.ofRequantization(b.parameters, in: output)
        let productFactor = Multipliers.ofProduct(a.parameters, b.parameters, in: output)
        let levels = (0..<shape.count).map { index in
            let left = Int(a.levels[aIndex(index)]) - a.parameters.zeroPoint
            let right = Int(b.levels[bIndex(index)]) - b.parameters.zeroPoint
            let t: Float
            switch combination {
            case .add: t = Float(left) * aFactor + Float(right) * bFactor
            case .subtract: t = Float(left) * aFactor - Float(right) * bFactor
            case .average: t = Float(left) * (aFactor / 2) + Float(right) * (bFactor / 2)
            case .multiply: t = Float(left * right) * productFactor
            case .maximum: t = max(Float(left) * aFactor, Float(right) * bFactor)
            case .minimum: t = min(Float(left) * aFactor, Float(right) * bFactor)
            }
            return output.quantized(scaled: t)
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
