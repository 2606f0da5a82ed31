import ServalTensor

/// value * scale + offset; each a scalar or one value a channel (last axis).
package struct Rescaling: Sendable {
    package var scale: [Float]
    package var offset: [Float]

    package init(scale: [Float], offset: [Float]) { (self.scale, self.offset) = (scale, offset) }
}

/// (value - mean) / max(sqrt(variance), 1e-7), or its inverse; mean and variance broadcast against the input.
///
/// Source: `keras.layers.Normalization`.
package struct Normalization: Sendable {
    package var mean: Tensor
    package var variance: Tensor
    package var inverts: Bool

    package init(mean: Tensor, variance: Tensor, inverts: Bool) {
        (self.mean, self.variance, self.inverts) = (mean, variance, inverts)
    }
}
