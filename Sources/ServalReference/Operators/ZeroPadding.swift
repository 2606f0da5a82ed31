import ServalTensor

extension Reference {
    /// A map with rows and columns of zeros added. Source: `keras.layers.ZeroPadding2D`.
    package static func zeroPadding(_ insets: Insets, input: ReferenceTensor) -> ReferenceTensor {
        let inputMap = MapShape(input.shape)
        let outputMap = MapShape(
            batches: inputMap.batches, height: inputMap.height + insets.top + insets.bottom,
            width: inputMap.width + insets.left + insets.right, channels: inputMap.channels)
        var output = [Double](repeating: 0, count: outputMap.shape.count)
        for batch in 0..<inputMap.batches {
            for row in 0..<inputMap.height {
                for column in 0..<inputMap.width {
                    for channel in 0..<inputMap.channels {
                        let inputOffset = inputMap.offset(batch: batch, row: row, column: column, channel: channel)
                        let outputOffset = outputMap.offset(
                            batch: batch, row: row + insets.top, column: column + insets.left, channel: channel)
                        output[outputOffset] = input.values[inputOffset]
                    }
                }
            }
        }
        return ReferenceTensor(shape: outputMap.shape, values: output)
    }
}
