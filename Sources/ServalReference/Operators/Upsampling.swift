import ServalGraph
import ServalTensor

extension Reference {
    /// A map enlarged by whole factors.
    ///
    /// Bilinear: output pixel i samples the input at (i + 1/2) / factor - 1/2, where pixel k has its centre at k and
    /// the border continues outwards. Source: `keras.layers.UpSampling2D`, `tf.image.resize`.
    package static func upsampling(_ upsampling: Upsampling, input: ReferenceTensor) -> ReferenceTensor {
        let inputMap = MapShape(input.shape)
        let size = upsampling.size
        let outputMap = MapShape(
            batches: inputMap.batches, height: inputMap.height * size.height, width: inputMap.width * size.width,
            channels: inputMap.channels)
        var output: [Double] = []
        for batch in 0..<outputMap.batches {
            for outputRow in 0..<outputMap.height {
                for outputColumn in 0..<outputMap.width {
                    for channel in 0..<outputMap.channels {
                        func value(_ row: Int, _ column: Int) -> Double {
                            input.values[inputMap.offset(batch: batch, row: row, column: column, channel: channel)]
                        }
                        switch upsampling.interpolation {
                        case .nearest:
                            output.append(value(outputRow / size.height, outputColumn / size.width))
                        case .bilinear:
                            let rows = BilinearSample(outputRow, factor: size.height, inputSize: inputMap.height)
                            let columns = BilinearSample(outputColumn, factor: size.width, inputSize: inputMap.width)
                            let upper = columns.mix(
                                value(rows.lower, columns.lower), value(rows.lower, columns.upper))
                            let lower = columns.mix(
                                value(rows.upper, columns.lower), value(rows.upper, columns.upper))
                            output.append(rows.mix(upper, lower))
                        }
                    }
                }
            }
        }
        return ReferenceTensor(shape: outputMap.shape, values: output)
    }
}

/// The two input positions between which an output position lies, in one direction.
private struct BilinearSample {
    let lower, upper: Int
    /// 0 at `lower`, 1 at `upper`.
    let weight: Double

    init(_ outputPosition: Int, factor: Int, inputSize: Int) {
        let center = (Double(outputPosition) + 0.5) / Double(factor) - 0.5
        let position = min(max(center, 0), Double(inputSize - 1))
        lower = Int(position)
        upper = min(lower + 1, inputSize - 1)
        weight = position - Double(lower)
    }

    func mix(_ atLower: Double, _ atUpper: Double) -> Double { atLower + (atUpper - atLower) * weight }
}
