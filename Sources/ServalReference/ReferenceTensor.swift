import ServalTensor

/// An n-dimensional array of `Double`, contiguous and row-major (images: NHWC).
package struct ReferenceTensor: Equatable, Sendable {
    package let shape: Shape
    /// Row-major, `shape.count` of them.
    package let values: [Double]

    /// - Precondition: there are `shape.count` values.
    package init(shape: Shape, values: [Double]) {
        precondition(values.count == shape.count, "a tensor of shape \(shape) cannot hold \(values.count) values")
        (self.shape, self.values) = (shape, values)
    }

    /// The tensor whose every element is computed from the element's row-major position.
    init(shape: Shape, element: (_ index: Int) -> Double) {
        self.init(shape: shape, values: (0..<shape.count).map(element))
    }

    /// The same elements under another shape of as many elements.
    func reshaped(to dimensions: [Int]) -> ReferenceTensor {
        ReferenceTensor(shape: Shape(validated: dimensions), values: values)
    }
}
