import ServalTensor

/// A weight, or a tensor whose elements are one.
package protocol WeightConvertible: Sendable {
    var weight: Weight { get }
}

extension Weight: WeightConvertible {
    package var weight: Weight { self }
}

extension Tensor: WeightConvertible {
    package var weight: Weight { Weight(self) }
}
