import ServalGraph
import ServalTensor

extension Reference {
    /// activation(conv(input) + bias), each channel with its own filters. Source: `tf.nn.depthwise_conv2d`.
    package static func depthwiseConvolution(
        _ convolution: DepthwiseConvolution, input: ReferenceTensor
    ) -> ReferenceTensor {
        let inputMap = MapShape(input.shape)
        let (filterHeight, filterWidth) = (convolution.window.height, convolution.window.width)
        let multiplier = convolution.kernel.shape[3]
        let geometry = convolution.padding.geometry(
            input: inputMap.extent, window: convolution.window, stride: convolution.strides,
            dilation: convolution.dilation)
        let outputMap = MapShape(
            batches: inputMap.batches, height: geometry.output.height, width: geometry.output.width,
            channels: convolution.outputChannels)
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
                                let inputChannel = outputChannel / multiplier
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
                                            batch: batch, row: inputRow, column: inputColumn, channel: inputChannel)
                                        let filterOffset =
                                            (filterRow * filterWidth + filterColumn) * outputMap.channels
                                            + outputChannel
                                        sum += input[inputOffset] * filter[filterOffset]
                                    }
                                }
                                if let bias { sum += bias[outputChannel] }
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
