import ServalGraph
import ServalTensor

extension IntegerReference {
    /// The depthwise convolution of levels with weights in 8 bits. A pixel outside the map is zero, and adds nothing.
    ///
    /// - Precondition: the convolution has weights in 8 bits.
    package static func depthwiseConvolution(
        _ convolution: DepthwiseConvolution, input: QuantizedTensor, output: QuantizationParameters?
    ) -> QuantizedValue {
        guard let scales = convolution.kernelScales else { preconditionFailure("the weights are float32") }
        let inputMap = MapShape(input.shape)
        let (filterHeight, filterWidth) = (convolution.window.height, convolution.window.width)
        let multiplier = convolution.kernel.shape[3]
        let geometry = convolution.padding.geometry(
            input: inputMap.extent, window: convolution.window, stride: convolution.strides,
            dilation: convolution.dilation)
        let outputMap = MapShape(
            batches: inputMap.batches, height: geometry.output.height, width: geometry.output.width,
            channels: convolution.outputChannels)
        let bias = convolution.bias?.withUnsafeInt32s { Array($0) }
        let zeroPoint = input.parameters.zeroPoint

        var sums: [Int] = []
        sums.reserveCapacity(outputMap.shape.count)
        convolution.kernel.withUnsafeInt8s { filter in
            input.levels.withUnsafeBufferPointer { levels in
                for batch in 0..<outputMap.batches {
                    for outputRow in 0..<outputMap.height {
                        for outputColumn in 0..<outputMap.width {
                            for outputChannel in 0..<outputMap.channels {
                                let inputChannel = outputChannel / multiplier
                                var sum = Int(bias?[outputChannel] ?? 0)
                                for filterRow in 0..<filterHeight {
                                    let inputRow =
                                        outputRow * convolution.strides.height - geometry.padding.top
                                        + filterRow * convolution.dilation.height
                                    guard inputRow >= 0 && inputRow < inputMap.height else { continue }
                                    for filterColumn in 0..<filterWidth {
                                        let inputColumn =
                                            outputColumn * convolution.strides.width - geometry.padding.left
                                            + filterColumn * convolution.dilation.width
                                        guard inputColumn >= 0 && inputColumn < inputMap.width else { continue }
                                        let inputOffset = inputMap.offset(
                                            batch: batch, row: inputRow, column: inputColumn, channel: inputChannel)
                                        let filterOffset =
                                            (filterRow * filterWidth + filterColumn) * outputMap.channels
                                            + outputChannel
                                        sum += (Int(levels[inputOffset]) - zeroPoint) * Int(filter[filterOffset])
                                    }
                                }
                                sums.append(sum)
                            }
                        }
                    }
                }
            }
        }
        let conversion = SumConversion(
            scales: scales, activation: convolution.activation, input: input.parameters, output: output)
        return conversion.value(of: sums, shape: outputMap.shape)
    }
}
