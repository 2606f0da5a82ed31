import ServalGraph

extension Reference {
    /// value * scale + offset, each a scalar or one value a channel (last axis). Source: `keras.layers.Rescaling`.
    package static func rescaling(_ rescaling: Rescaling, input: ReferenceTensor) -> ReferenceTensor {
        let channels = input.shape.dimensions.last ?? 1
        func parameter(_ values: [Float], _ channel: Int) -> Double {
            Double(values.count == 1 ? values[0] : values[channel])
        }
        return ReferenceTensor(shape: input.shape) { index in
            let channel = index % channels
            return input.values[index] * parameter(rescaling.scale, channel) + parameter(rescaling.offset, channel)
        }
    }
}
