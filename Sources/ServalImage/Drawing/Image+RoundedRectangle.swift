extension Image {
    /// Fills a rectangle with round corners.
    public mutating func fillRoundedRectangle(_ rect: Box<ImageSpace>, radius: Double, color: RGBAColor) {
        guard rect.isProper else { return }
        let shape = RoundedRectangle(rect, radius: radius)
        fill(rect, color, distance: shape.distance)
    }

    /// Draws the outline of a rectangle with round corners, centred on its border.
    public mutating func drawRoundedRectangle(
        _ rect: Box<ImageSpace>, radius: Double, color: RGBAColor, thickness: Double = 1
    ) {
        guard rect.isProper else { return }
        let shape = RoundedRectangle(rect, radius: radius)
        let half = thickness / 2
        // Where the straight parts begin: the corners are drawn apart, so that no pixel within is looked at.
        let reach = shape.radius + half + 2
        guard rect.width > 2 * reach, rect.height > 2 * reach else {
            let bounds = Box<ImageSpace>(x0: rect.x0 - half, y0: rect.y0 - half, x1: rect.x1 + half, y1: rect.y1 + half)
            fill(bounds, color) { abs(shape.distance($0)) - half }
            return
        }
        let (left, right) = ((rect.x0 + shape.radius + 1).rounded(.up), (rect.x1 - shape.radius - 1).rounded(.down))
        let (top, bottom) = ((rect.y0 + shape.radius + 1).rounded(.up), (rect.y1 - shape.radius - 1).rounded(.down))
        fillRectangle(Box(x0: left, y0: rect.y0 - half, x1: right, y1: rect.y0 + half), color: color)
        fillRectangle(Box(x0: left, y0: rect.y1 - half, x1: right, y1: rect.y1 + half), color: color)
        fillRectangle(Box(x0: rect.x0 - half, y0: top, x1: rect.x0 + half, y1: bottom), color: color)
        fillRectangle(Box(x0: rect.x1 - half, y0: top, x1: rect.x1 + half, y1: bottom), color: color)
        for (x0, x1) in [(rect.x0 - half - 1, left), (right, rect.x1 + half + 1)] {
            for (y0, y1) in [(rect.y0 - half - 1, top), (bottom, rect.y1 + half + 1)] {
                fillPixels(Box(x0: x0, y0: y0, x1: x1, y1: y1), color) { abs(shape.distance($0)) - half }
            }
        }
    }

    /// As `fill`, but no pixel whose centre is outside of the bounds.
    private mutating func fillPixels(
        _ bounds: Box<ImageSpace>, _ color: RGBAColor, distance: (Point<ImageSpace>) -> Double
    ) {
        guard let (columns, rows) = pixelRange(bounds) else { return }
        for y in rows where Double(y) + 0.5 > bounds.y0 && Double(y) + 0.5 < bounds.y1 {
            for x in columns where Double(x) + 0.5 > bounds.x0 && Double(x) + 0.5 < bounds.x1 {
                let coverage = 0.5 - distance(Point<ImageSpace>(x: Double(x) + 0.5, y: Double(y) + 0.5))
                blend(color, x: x, y: y, coverage: coverage)
            }
        }
    }
}

private struct RoundedRectangle {
    let center: Point<ImageSpace>
    let halfWidth: Double
    let halfHeight: Double
    let radius: Double

    init(_ rect: Box<ImageSpace>, radius: Double) {
        center = rect.center
        (halfWidth, halfHeight) = (rect.width / 2, rect.height / 2)
        self.radius = max(0, min(radius, halfWidth, halfHeight))
    }

    /// The distance of a position to the border, negative inside.
    func distance(_ point: Point<ImageSpace>) -> Double {
        let x = abs(point.x - center.x) - halfWidth + radius
        let y = abs(point.y - center.y) - halfHeight + radius
        let outside = (max(x, 0) * max(x, 0) + max(y, 0) * max(y, 0)).squareRoot()
        return outside + min(max(x, y), 0) - radius
    }
}
