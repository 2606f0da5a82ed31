import ServalTensor

/// A layer's output as Keras computed it, whole or as a sample of its elements.
package struct ReferenceValue: Sendable {
    /// The full shape of the layer's output, batch included.
    package let shape: Shape
    /// Float32: all elements in the full shape, or those of the sample as a vector.
    package let values: Tensor

    /// The number of elements that are known.
    package var count: Int { values.shape.count }

    package var isSampled: Bool { count != shape.count }

    /// The row-major position in the full value of the known element `index`: floor(index x elements / known).
    package func position(of index: Int) -> Int {
        let (high, low) = index.multipliedFullWidth(by: shape.count)
        return count.dividingFullWidth((high, low)).quotient
    }

    /// - Throws: `WeightsError.dumpShapeMismatch` when `values` is neither whole nor a sample of the stated size.
    init(_ values: Tensor, shape: Shape, sample: Int?, layer: String) throws(WeightsError) {
        let expected: [Int]
        if let sample, shape.count > sample { expected = [sample] } else { expected = shape.dimensions }
        guard values.shape.dimensions == expected else {
            throw .dumpShapeMismatch(layer: layer, expected: expected, found: values.shape.dimensions)
        }
        (self.shape, self.values) = (shape, values)
    }
}
