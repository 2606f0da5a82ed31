/// How a letterboxed picture relates to the picture it was made of: a scale and an offset for each axis.
public struct LetterboxMapping: Sendable, Hashable {
    /// Pixels of the letterboxed picture for each pixel of the source along x.
    public let scaleX: Double
    /// Pixels of the letterboxed picture for each pixel of the source along y.
    public let scaleY: Double

    /// The x of the source's top left corner in the letterboxed picture.
    public let offsetX: Double
    /// The y of the source's top left corner in the letterboxed picture.
    public let offsetY: Double

    /// A mapping by its scales and offsets: target = source * scale + offset.
    public init(scaleX: Double, scaleY: Double, offsetX: Double, offsetY: Double) {
        self.scaleX = scaleX
        self.scaleY = scaleY
        self.offsetX = offsetX
        self.offsetY = offsetY
    }

    /// A position of the source in the letterboxed picture.
    public func toTarget(_ point: PixelPoint) -> PixelPoint {
        PixelPoint(x: point.x * scaleX + offsetX, y: point.y * scaleY + offsetY)
    }

    /// A position of the letterboxed picture in the source.
    public func toSource(_ point: PixelPoint) -> PixelPoint {
        PixelPoint(x: (point.x - offsetX) / scaleX, y: (point.y - offsetY) / scaleY)
    }

    /// A rectangle of the source in the letterboxed picture.
    public func toTarget(_ rect: PixelRect) -> PixelRect {
        let (first, last) = (
            toTarget(PixelPoint(x: rect.x0, y: rect.y0)), toTarget(PixelPoint(x: rect.x1, y: rect.y1))
        )
        return PixelRect(x0: first.x, y0: first.y, x1: last.x, y1: last.y)
    }

    /// A rectangle of the letterboxed picture in the source.
    public func toSource(_ rect: PixelRect) -> PixelRect {
        let (first, last) = (
            toSource(PixelPoint(x: rect.x0, y: rect.y0)), toSource(PixelPoint(x: rect.x1, y: rect.y1))
        )
        return PixelRect(x0: first.x, y0: first.y, x1: last.x, y1: last.y)
    }
}
