import ServalGraph
import ServalTensor

extension IntegerReference {
    /// The convolution of levels with weights in 8 bits. A pixel outside the map is zero, and adds nothing.
    ///
    /// - Precondition: the convolution has weights in 8 bits.
    package static func convolution(
        _ convolution: Convolution, input: QuantizedTensor, residual: QuantizedTensor?, output: QuantizationParameters?
    ) -> QuantizedValue {
        guard let scales = convolution.kernelScales else { preconditionFailure("the weights are float32") }
        let inputMap = MapShape(input.shape)
        let (filterHeight, filterWidth) = (convolution.window.height, convolution.window.width)
        let geometry = convolution.padding.geometry(
            input: inputMap.extent, window: convolution.window, stride: convolution.strides,
            dilation: convolution.dilation)
        let outputMap = MapShape(
            batches: inputMap.batches, height: geometry.output.height, width: geometry.output.width,
            channels: convolution.outputChannels)
        let groupInputChannels = inputMap.channels / convolution.groups
        let groupOutputChannels = outputMap.channels / convolution.groups
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
                                let group = outputChannel / groupOutputChannels
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
                                            batch: batch, row: inputRow, column: inputColumn,
                                            channel: group * groupInputChannels)
                                        let filterOffset =
                                            (filterRow * filterWidth + filterColumn) * groupInputChannels
                                            * outputMap.channels + outputChannel
                                        for inputChannel in 0..<groupInputChannels {
                                            sum +=
                                                (Int(levels[inputOffset + inputChannel]) - zeroPoint)
                                                * Int(filter[filterOffset + inputChannel * outputMap.channels])
                                        }
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
            scales: scales, activation: convolution.activation, input: input.parameters, output: output,
            residual: residual?.parameters)
        return conversion.value(of: sums, shape: outputMap.shape, residual: residual)
    }
}
