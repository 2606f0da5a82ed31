import ServalGraph
import ServalTensor

extension Reference {
    /// activation(input x kernel + bias) along the last axis; the other dimensions stay. Source: `keras.layers.Dense`.
    package static func dense(_ dense: Dense, input: ReferenceTensor) -> ReferenceTensor {
        let (inputFeatures, outputFeatures) = (dense.kernel.shape[0], dense.kernel.shape[1])
        let leadingDimensions = input.shape.dimensions.dropLast()
        let bias = dense.bias.map { ReferenceTensor($0).values }

        var output: [Double] = []
        let kernel = ReferenceTensor(dense.kernel).values
        kernel.withUnsafeBufferPointer { kernel in
            input.values.withUnsafeBufferPointer { input in
                for row in 0..<leadingDimensions.reduce(1, *) {
                    for outputFeature in 0..<outputFeatures {
                        var sum = 0.0
                        for inputFeature in 0..<inputFeatures {
                            sum +=
                                input[row * inputFeatures + inputFeature]
                                * kernel[inputFeature * outputFeatures + outputFeature]
                        }
                        if let bias { sum += bias[outputFeature] }
                        output.append(activation(dense.activation, sum))
                    }
                }
            }
        }
        return ReferenceTensor(shape: Shape(validated: leadingDimensions + [outputFeatures]), values: output)
    }
}
