/// An axis-aligned rectangle in pixels, from a top left corner to a bottom right one, which may lie outside an image.
public struct PixelRect: Sendable, Hashable {
    /// The left edge.
    public var x0: Double
    /// The top edge.
    public var y0: Double
    /// The right edge.
    public var x1: Double
    /// The bottom edge.
    public var y1: Double

    /// A rectangle by its left, top, right and bottom edge, in pixels.
    public init(x0: Double, y0: Double, x1: Double, y1: Double) {
        self.x0 = x0
        self.y0 = y0
        self.x1 = x1
        self.y1 = y1
    }

    /// The distance from the left to the right edge.
    public var width: Double { x1 - x0 }
    /// The distance from the top to the bottom edge.
    public var height: Double { y1 - y0 }
    /// The point in the middle.
    public var center: PixelPoint { PixelPoint(x: (x0 + x1) / 2, y: (y0 + y1) / 2) }

    /// All of an image.
    public init(_ image: Image) {
        self.init(x0: 0, y0: 0, x1: Double(image.width), y1: Double(image.height))
    }

    /// Finite and of a positive size.
    var isProper: Bool {
        x0.isFinite && y0.isFinite && x1.isFinite && y1.isFinite && x1 > x0 && y1 > y0
    }
}
