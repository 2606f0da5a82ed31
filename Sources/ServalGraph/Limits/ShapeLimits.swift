/// Bounds within which sizes are computed without overflow and memory stays a caller's choice.
package struct ShapeLimits: Sendable {
    /// Elements of one value; padding and cropping are held below it, too.
    package var elementCount: Int
    /// Strides, dilations, pooling windows and upsampling factors.
    package var step: Int
    /// Dimensions of a value.
    package var rank: Int

    package init(elementCount: Int = 1 << 29, step: Int = 4096, rank: Int = 8) {
        (self.elementCount, self.step, self.rank) = (elementCount, step, rank)
    }

    package static let standard = ShapeLimits()
}
