import ServalGraph
import ServalTensor

extension IntegerReference {
    /// The sum of two values, broadcast as in NumPy: t = Float(a - zero point) · m of a + Float(b - zero point) · m of b.
    package static func sum(
        _ a: LevelTensor, _ b: LevelTensor, output: QuantizationParameters
    ) -> LevelTensor {
        let dimensions = zip(a.shape.dimensions, b.shape.dimensions).map { max($0, $1) }
        let shape = Shape(validated: dimensions)
        let (aIndex, bIndex) = (BroadcastIndex(of: a.shape, in: shape), BroadcastIndex(of: b.shape, in: shape))
        let aFactor = Multipliers.ofLevels(a.parameters, in: output)
        let bFactor = Multipliers.ofLevels(b.parameters, in: output)
        let levels = (0..<shape.count).map { index in
            let left = Float(Int(a.levels[aIndex(index)]) - a.parameters.zeroPoint) * aFactor
            let right = Float(Int(b.levels[bIndex(index)]) - b.parameters.zeroPoint) * bFactor
            return output.level(scaled: left + right)
        }
        return LevelTensor(shape: shape, parameters: output, levels: levels)
    }

    /// The same numbers in levels of another scale: t = Float(level - zero point) · m. Unchanged for the same scale.
    package static func requantized(_ input: LevelTensor, output: QuantizationParameters) -> LevelTensor {
        guard input.parameters != output else { return input }
        let factor = Multipliers.ofLevels(input.parameters, in: output)
        return LevelTensor(
            shape: input.shape, parameters: output,
            levels: input.levels.map { level in
                output.level(scaled: Float(Int(level) - input.parameters.zeroPoint) * factor)
            })
    }
}
