import ServalTensor

/// The factors that turn an integer sum into levels of its result: each computed in double precision and rounded.
package enum Multipliers {
    /// Factors above this would turn sums of 32 bits into numbers that float32 cannot be added up in.
    package static let limit: Float = 1e9

    /// Sums of products to levels: input scale x weight scale / output scale, for each output channel.
    package static func ofSums(
        input: QuantizationParameters, weightScales: Tensor, output: QuantizationParameters
    ) -> [Float] {
        weightScales.withUnsafeFloats { scales in
            scales.map { ofSum(input: input, weightScale: $0, output: output) }
        }
    }

    static func ofSum(input: QuantizationParameters, weightScale: Float, output: QuantizationParameters) -> Float {
        Float(Double(input.scale) * Double(weightScale) / Double(output.scale))
    }

    /// Sums of products to float32: input scale x weight scale, for each output channel.
    package static func ofFloatSums(input: QuantizationParameters, weightScales: Tensor) -> [Float] {
        weightScales.withUnsafeFloats { scales in scales.map { ofFloatSum(input: input, weightScale: $0) } }
    }

    static func ofFloatSum(input: QuantizationParameters, weightScale: Float) -> Float {
        Float(Double(input.scale) * Double(weightScale))
    }

    /// Levels of one scale and zero point to those of another.
    package static func ofRequantization(_ input: QuantizationParameters, in output: QuantizationParameters) -> Float {
        Float(Double(input.scale) / Double(output.scale))
    }

    /// Products of two levels to levels of their product: the scales' product / output scale.
    package static func ofProduct(
        _ left: QuantizationParameters, _ right: QuantizationParameters, in output: QuantizationParameters
    ) -> Float {
        Float(Double(left.scale) * Double(right.scale) / Double(output.scale))
    }

    /// Levels times a factor of their channel: input scale x factor / output scale.
    package static func ofFactors(
        _ factors: [Float], input: QuantizationParameters, in output: QuantizationParameters
    ) -> [Float] {
        factors.map { Float(Double(input.scale) * Double($0) / Double(output.scale)) }
    }

    /// What is added to levels: offset / output scale.
    package static func ofOffsets(_ offsets: [Float], in output: QuantizationParameters) -> [Float] {
        offsets.map { Float(Double($0) / Double(output.scale)) }
    }

    /// Sums of `count` levels to levels of their average: `ofRequantization` divided in float32.
    package static func ofAverages(
        _ input: QuantizationParameters, count: Int, in output: QuantizationParameters
    ) -> Float {
        ofRequantization(input, in: output) / Float(count)
    }
}
