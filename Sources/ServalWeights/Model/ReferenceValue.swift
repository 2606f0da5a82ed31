import ServalTensor

/// A layer's output as Keras computed it, whole or as a sample of its elements.
package struct ReferenceValue: Sendable {
    /// The full shape of the layer's output, batch included.
    package let shape: Shape
    /// Float32: all elements in the full shape, or those of the sample as a vector.
    package let values: Tensor
    /// Between two elements of a sample by the coprime rule; nil by the even rule, and for a whole value.
    private let step: Int?

    /// The number of elements that are known.
    package var count: Int { values.shape.count }

    package var isSampled: Bool { count != shape.count }

    /// The row-major position in the full value of the known element `index`.
    package func position(of index: Int) -> Int {
        guard let step else {
            let (high, low) = index.multipliedFullWidth(by: shape.count)
            return count.dividingFullWidth((high, low)).quotient
        }
        let (high, low) = index.multipliedFullWidth(by: step)
        return shape.count.dividingFullWidth((high, low)).remainder
    }

    /// How many channels, elements of the last dimension, no known element belongs to.
    package var missedChannelCount: Int {
        guard isSampled, step == nil, let channels = shape.dimensions.last else { return 0 }
        return channels - Set((0..<count).lazy.map { position(of: $0) % channels }).count
    }

    /// - Throws: `WeightsError.dumpShapeMismatch` when `values` is neither whole nor a sample of the stated size.
    init(_ values: Tensor, shape: Shape, sample: DumpSample?, layer: String) throws(WeightsError) {
        let kept = sample?.count(in: shape) ?? shape.count
        let isSample = kept < shape.count && values.shape.dimensions == [kept]
        // By the coprime rule the model's outputs are whole, whatever their size.
        let mayBeWhole = kept == shape.count || sample?.rule == .coprime
        guard isSample || mayBeWhole && values.shape.dimensions == shape.dimensions else {
            throw .dumpShapeMismatch(
                layer: layer, expected: kept < shape.count ? [kept] : shape.dimensions, found: values.shape.dimensions)
        }
        (self.shape, self.values) = (shape, values)
        step = isSample && sample?.rule == .coprime ? DumpSample.step(elementCount: shape.count) : nil
    }
}
