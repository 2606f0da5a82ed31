import ServalGraph
import ServalTensor

extension IntegerReference {
    /// The matrix product of levels, along their last axis, with weights in 8 bits.
    ///
    /// - Precondition: the layer has weights in 8 bits.
    package static func dense(
        _ dense: Dense, input: QuantizedTensor, output: QuantizationParameters?
    ) -> QuantizedValue {
        guard let scales = dense.kernelScales else { preconditionFailure("the weights are float32") }
        let (inputFeatures, outputFeatures) = (dense.kernel.shape[0], dense.kernel.shape[1])
        let leadingDimensions = input.shape.dimensions.dropLast()
        let bias = dense.bias?.withUnsafeInt32s { Array($0) }
        let zeroPoint = input.parameters.zeroPoint

        var sums: [Int] = []
        dense.kernel.withUnsafeInt8s { kernel in
            for row in 0..<leadingDimensions.reduce(1, *) {
                for outputFeature in 0..<outputFeatures {
                    var sum = Int(bias?[outputFeature] ?? 0)
                    for inputFeature in 0..<inputFeatures {
                        sum +=
                            (Int(input.levels[row * inputFeatures + inputFeature]) - zeroPoint)
                            * Int(kernel[inputFeature * outputFeatures + outputFeature])
                    }
                    sums.append(sum)
                }
            }
        }
        let conversion = SumConversion(
            scales: scales, activation: dense.activation, input: input.parameters, output: output)
        return conversion.value(of: sums, shape: Shape(validated: leadingDimensions + [outputFeatures]))
    }
}
