/// An upright rectangle in one coordinate space. It may reach beyond the picture.
public struct Box<Space: CoordinateSpace>: Hashable, Sendable {
    /// The left edge.
    public var x0: Double
    /// The top edge.
    public var y0: Double
    /// The right edge.
    public var x1: Double
    /// The bottom edge.
    public var y1: Double

    /// A box by its left, top, right and bottom edge.
    public init(x0: Double, y0: Double, x1: Double, y1: Double) {
        (self.x0, self.y0, self.x1, self.y1) = (x0, y0, x1, y1)
    }

    /// The distance from the left to the right edge.
    public var width: Double { x1 - x0 }
    /// The distance from the top to the bottom edge.
    public var height: Double { y1 - y0 }
    /// The larger one of width and height.
    public var longerSide: Double { max(width, height) }
    /// The point in the middle.
    public var center: Point<Space> { Point(x: (x0 + x1) / 2, y: (y0 + y1) / 2) }

    /// Whether all edges are finite and the size is positive.
    var isProper: Bool {
        x0.isFinite && y0.isFinite && x1.isFinite && y1.isFinite && x1 > x0 && y1 > y0
    }

    /// The smallest box round some points; nil for none.
    public init?(bounding points: some Sequence<Point<Space>>) {
        var iterator = points.makeIterator()
        guard let first = iterator.next() else { return nil }
        self.init(x0: first.x, y0: first.y, x1: first.x, y1: first.y)
        while let point = iterator.next() {
            (x0, y0) = (min(x0, point.x), min(y0, point.y))
            (x1, y1) = (max(x1, point.x), max(y1, point.y))
        }
    }

    /// The area of the overlap with another box over the area of both together (intersection over union): 1 for equal
    /// boxes, 0 for boxes apart and where one is empty or inside out.
    public func overlap(with other: Box) -> Double {
        let area = max(width, 0) * max(height, 0)
        let otherArea = max(other.width, 0) * max(other.height, 0)
        let width = min(x1, other.x1) - max(x0, other.x0)
        let height = min(y1, other.y1) - max(y0, other.y0)
        guard area > 0, otherArea > 0, width > 0, height > 0 else { return 0 }
        return width * height / (area + otherArea - width * height)
    }
}

extension Box<ImageSpace> {
    /// All of an image.
    public init(_ image: Image) {
        self.init(x0: 0, y0: 0, x1: Double(image.width), y1: Double(image.height))
    }
}
