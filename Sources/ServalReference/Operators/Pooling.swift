import ServalGraph
import ServalTensor

extension Reference {
    /// The average or maximum of the elements of each window that lie inside the map.
    ///
    /// Source: `tf.nn.avg_pool2d`, `tf.nn.max_pool2d`.
    ///
    /// - Precondition: every window holds an element of the map.
    package static func pooling(_ pooling: Pooling, input: ReferenceTensor) -> ReferenceTensor {
        let inputMap = MapShape(input.shape)
        let geometry = pooling.padding.geometry(
            input: inputMap.extent, window: pooling.window, stride: pooling.strides,
            dilation: Extent(height: 1, width: 1))
        let outputMap = MapShape(
            batches: inputMap.batches, height: geometry.output.height, width: geometry.output.width,
            channels: inputMap.channels)
        var output: [Double] = []
        for batch in 0..<outputMap.batches {
            for outputRow in 0..<outputMap.height {
                for outputColumn in 0..<outputMap.width {
                    for channel in 0..<outputMap.channels {
                        var sum = 0.0
                        var maximum = -Double.infinity
                        var count = 0
                        for windowRow in 0..<pooling.window.height {
                            let inputRow = outputRow * pooling.strides.height - geometry.padding.top + windowRow
                            guard inputRow >= 0 && inputRow < inputMap.height else { continue }
                            for windowColumn in 0..<pooling.window.width {
                                let inputColumn =
                                    outputColumn * pooling.strides.width - geometry.padding.left + windowColumn
                                guard inputColumn >= 0 && inputColumn < inputMap.width else { continue }
                                let value = input.values[
                                    inputMap.offset(batch: batch, row: inputRow, column: inputColumn, channel: channel)]
                                sum += value
                                maximum = max(maximum, value)
                                count += 1
                            }
                        }
                        switch pooling.kind {
                        case .average: output.append(sum / Double(count))
                        case .maximum: output.append(maximum)
                        }
                    }
                }
            }
        }
        return ReferenceTensor(shape: outputMap.shape, values: output)
    }
}
