import ServalGraph
import ServalTensor

extension Reference {
    /// The average or maximum of each channel over the whole map.
    ///
    /// Source: `keras.layers.GlobalAveragePooling2D`, `GlobalMaxPooling2D`.
    package static func globalPooling(_ pooling: GlobalPooling, input: ReferenceTensor) -> ReferenceTensor {
        let inputMap = MapShape(input.shape)
        var output: [Double] = []
        for batch in 0..<inputMap.batches {
            for channel in 0..<inputMap.channels {
                var sum = 0.0
                var maximum = -Double.infinity
                for row in 0..<inputMap.height {
                    for column in 0..<inputMap.width {
                        let value = input.values[
                            inputMap.offset(batch: batch, row: row, column: column, channel: channel)]
                        sum += value
                        maximum = max(maximum, value)
                    }
                }
                switch pooling.kind {
                case .average: output.append(sum / Double(inputMap.height * inputMap.width))
                case .maximum: output.append(maximum)
                }
            }
        }
        let dimensions =
            pooling.keepsDimensions
            ? [inputMap.batches, 1, 1, inputMap.channels] : [inputMap.batches, inputMap.channels]
        return ReferenceTensor(shape: Shape(validated: dimensions), values: output)
    }
}
