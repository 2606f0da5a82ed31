import ServalGraph
import ServalTensor

extension IntegerReference {
    /// The average or maximum of the levels of each window that lie inside the map.
    ///
    /// A maximum is a level of the input's scale. An average is t = Float(sum of (level - zero point)) · m, where m is
    /// the one for as many levels as the window holds.
    package static func pooling(
        _ pooling: Pooling, input: QuantizedTensor, output: QuantizationParameters
    ) -> QuantizedTensor {
        let inputMap = MapShape(input.shape)
        let geometry = pooling.padding.geometry(
            input: inputMap.extent, window: pooling.window, stride: pooling.strides,
            dilation: Extent(height: 1, width: 1))
        let outputMap = MapShape(
            batches: inputMap.batches, height: geometry.output.height, width: geometry.output.width,
            channels: inputMap.channels)
        var levels: [UInt8] = []
        for batch in 0..<outputMap.batches {
            for outputRow in 0..<outputMap.height {
                for outputColumn in 0..<outputMap.width {
                    for channel in 0..<outputMap.channels {
                        var window: [UInt8] = []
                        for windowRow in 0..<pooling.window.height {
                            let inputRow = outputRow * pooling.strides.height - geometry.padding.top + windowRow
                            guard inputRow >= 0 && inputRow < inputMap.height else { continue }
                            for windowColumn in 0..<pooling.window.width {
                                let inputColumn =
                                    outputColumn * pooling.strides.width - geometry.padding.left + windowColumn
                                guard inputColumn >= 0 && inputColumn < inputMap.width else { continue }
                                window.append(
                                    input.levels[
                                        inputMap.offset(
                                            batch: batch, row: inputRow, column: inputColumn, channel: channel)])
                            }
                        }
                        levels.append(pooled(window, pooling.kind, from: input.parameters, to: output))
                    }
                }
            }
        }
        return QuantizedTensor(shape: outputMap.shape, parameters: output, levels: levels)
    }

    /// The average or maximum of each channel over the whole map.
    package static func globalPooling(
        _ pooling: GlobalPooling, input: QuantizedTensor, output: QuantizationParameters
    ) -> QuantizedTensor {
        let inputMap = MapShape(input.shape)
        var levels: [UInt8] = []
        for batch in 0..<inputMap.batches {
            for channel in 0..<inputMap.channels {
                var all: [UInt8] = []
                for row in 0..<inputMap.height {
                    for column in 0..<inputMap.width {
                        all.append(
                            input.levels[inputMap.offset(batch: batch, row: row, column: column, channel: channel)])
                    }
                }
                levels.append(pooled(all, pooling.kind, from: input.parameters, to: output))
            }
        }
        let dimensions =
            pooling.keepsDimensions
            ? [inputMap.batches, 1, 1, inputMap.channels] : [inputMap.batches, inputMap.channels]
        return QuantizedTensor(shape: Shape(validated: dimensions), parameters: output, levels: levels)
    }

    private static func pooled(
        _ levels: [UInt8], _ kind: PoolingKind, from input: QuantizationParameters, to output: QuantizationParameters
    ) -> UInt8 {
        switch kind {
        case .maximum:
            return levels.max() ?? 0
        case .average:
            let sum = levels.reduce(0) { $0 + Int($1) - input.zeroPoint }
            return output.quantized(
                scaled: Float(sum) * Multipliers.ofAverages(input, count: levels.count, in: output))
        }
    }
}
