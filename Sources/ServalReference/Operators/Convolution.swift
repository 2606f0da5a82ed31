import ServalGraph
import ServalTensor

extension Reference {
    /// activation(conv(input) + bias + residual). Source: `tf.nn.conv2d`.
    ///
    /// The channels are cut into groups of equal size: output channels of group g read the input channels of group g.
    ///
    /// - Parameter residual: a value of the output's shape.
    package static func convolution(
        _ convolution: Convolution, input: ReferenceTensor, residual: ReferenceTensor? = nil
    ) -> ReferenceTensor {
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
        let bias = convolution.bias.map { ReferenceTensor($0).values }

        var output: [Double] = []
        output.reserveCapacity(outputMap.shape.count)
        let filter = ReferenceTensor(convolution.kernel).values
        filter.withUnsafeBufferPointer { filter in
            input.values.withUnsafeBufferPointer { input in
                for batch in 0..<outputMap.batches {
                    for outputRow in 0..<outputMap.height {
                        for outputColumn in 0..<outputMap.width {
                            for outputChannel in 0..<outputMap.channels {
                                let group = outputChannel / groupOutputChannels
                                var sum = 0.0
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
                                                input[inputOffset + inputChannel]
                                                * filter[filterOffset + inputChannel * outputMap.channels]
                                        }
                                    }
                                }
                                if let bias { sum += bias[outputChannel] }
                                if let residual { sum += residual.values[output.count] }
                                output.append(activation(convolution.activation, sum))
                            }
                        }
                    }
                }
            }
        }
        return ReferenceTensor(shape: outputMap.shape, values: output)
    }
}
