/// Takes positions of one coordinate space to another by a scale and an offset for each axis.
///
/// `mapping.inverse(mapping(point))` is the point again, up to rounding.
public struct Mapping<Source: CoordinateSpace, Target: CoordinateSpace>: Hashable, Sendable {
    /// Target pixels for each source pixel along x. Not 0.
    public let scaleX: Double
    /// Target pixels for each source pixel along y. Not 0.
    public let scaleY: Double
    /// The x of the source's origin in the target.
    public let offsetX: Double
    /// The y of the source's origin in the target.
    public let offsetY: Double

    /// A mapping by its scales and offsets: target = source * scale + offset.
    ///
    /// - Precondition: No scale is 0.
    public init(scaleX: Double, scaleY: Double, offsetX: Double, offsetY: Double) {
        precondition(scaleX != 0 && scaleY != 0, "a mapping with a scale of 0 has no inverse")
        (self.scaleX, self.scaleY, self.offsetX, self.offsetY) = (scaleX, scaleY, offsetX, offsetY)
    }

    /// A position of the source in the target.
    public func callAsFunction(_ point: Point<Source>) -> Point<Target> {
        Point(x: point.x * scaleX + offsetX, y: point.y * scaleY + offsetY)
    }

    /// A box of the source in the target.
    public func callAsFunction(_ box: Box<Source>) -> Box<Target> {
        Box(
            x0: box.x0 * scaleX + offsetX, y0: box.y0 * scaleY + offsetY, x1: box.x1 * scaleX + offsetX,
            y1: box.y1 * scaleY + offsetY)
    }

    /// Takes the target's positions back to the source.
    public var inverse: Mapping<Target, Source> {
        Mapping<Target, Source>(
            scaleX: 1 / scaleX, scaleY: 1 / scaleY, offsetX: -offsetX / scaleX, offsetY: -offsetY / scaleY)
    }
}
