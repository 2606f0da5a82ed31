import ServalTensor

extension Reference {
    /// A map without the given rows and columns. Source: `keras.layers.Cropping2D`.
    package static func cropping(_ insets: Insets, input: ReferenceTensor) -> ReferenceTensor {
        let inputMap = MapShape(input.shape)
        let outputMap = MapShape(
            batches: inputMap.batches, height: inputMap.height - insets.top - insets.bottom,
            width: inputMap.width - insets.left - insets.right, channels: inputMap.channels)
        var output: [Double] = []
        for batch in 0..<outputMap.batches {
            for row in 0..<outputMap.height {
                for column in 0..<outputMap.width {
                    for channel in 0..<outputMap.channels {
                        let inputOffset = inputMap.offset(
                            batch: batch, row: row + insets.top, column: column + insets.left, channel: channel)
                        output.append(input.values[inputOffset])
                    }
                }
            }
        }
        return ReferenceTensor(shape: outputMap.shape, values: output)
    }
}
