import ServalTensor

/// A map enlarged by whole factors; bilinear samples at half-pixel centres and clamps at the border.
///
/// Source: `keras.layers.UpSampling2D`.
package struct Upsampling: Hashable, Sendable {
    package enum Interpolation: String, Sendable, CaseIterable { case nearest, bilinear }

    package var size: Extent
    package var interpolation: Interpolation

    package init(size: Extent, interpolation: Interpolation) {
        (self.size, self.interpolation) = (size, interpolation)
    }
}
