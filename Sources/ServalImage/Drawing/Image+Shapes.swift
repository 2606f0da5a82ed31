extension Image {
    /// Draws a straight line with round ends.
    public mutating func drawLine(
        from start: Point<ImageSpace>, to end: Point<ImageSpace>, color: RGBAColor, thickness: Double = 1
    ) {
        let radius = thickness / 2
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let square = dx * dx + dy * dy
        func distance(_ point: Point<ImageSpace>) -> Double {
            let (px, py) = (point.x - start.x, point.y - start.y)
            let along = square > 0 ? max(0, min(1, (px * dx + py * dy) / square)) : 0
            let (x, y) = (px - along * dx, py - along * dy)
            return (x * x + y * y).squareRoot() - radius
        }
        // Row by row, only where the line passes.
        let reach = radius + 1
        let bounds = Box<ImageSpace>(
            x0: min(start.x, end.x) - radius, y0: min(start.y, end.y) - radius, x1: max(start.x, end.x) + radius,
            y1: max(start.y, end.y) + radius)
        guard let (_, rows) = pixelRange(bounds) else { return }
        for y in rows {
            var (first, last) = (0.0, 1.0)
            if dy != 0 {
                let (a, b) = ((Double(y) - reach - start.y) / dy, (Double(y + 1) + reach - start.y) / dy)
                (first, last) = (max(0, min(a, b)), min(1, max(a, b)))
            }
            guard first <= last else { continue }
            let (x0, x1) = (start.x + first * dx, start.x + last * dx)
            let strip = Box<ImageSpace>(
                x0: min(x0, x1) - reach, y0: Double(y) + 0.25, x1: max(x0, x1) + reach, y1: Double(y) + 0.75)
            guard let (columns, _) = pixelRange(strip) else { continue }
            for x in columns {
                let coverage = 0.5 - distance(Point<ImageSpace>(x: Double(x) + 0.5, y: Double(y) + 0.5))
                blend(color, x: x, y: y, coverage: coverage)
            }
        }
    }

    /// Draws a rectangle's outline, centred on its border.
    public mutating func drawRectangle(_ rect: Box<ImageSpace>, color: RGBAColor, thickness: Double = 1) {
        let half = thickness / 2
        let outer = Box<ImageSpace>(x0: rect.x0 - half, y0: rect.y0 - half, x1: rect.x1 + half, y1: rect.y1 + half)
        let inner = Box<ImageSpace>(x0: rect.x0 + half, y0: rect.y0 + half, x1: rect.x1 - half, y1: rect.y1 - half)
        guard inner.width > 0, inner.height > 0 else {
            fillRectangle(outer, color: color)
            return
        }
        // Four strips that do not overlap, so that a translucent outline is even.
        fillRectangle(Box(x0: outer.x0, y0: outer.y0, x1: outer.x1, y1: inner.y0), color: color)
        fillRectangle(Box(x0: outer.x0, y0: inner.y1, x1: outer.x1, y1: outer.y1), color: color)
        fillRectangle(Box(x0: outer.x0, y0: inner.y0, x1: inner.x0, y1: inner.y1), color: color)
        fillRectangle(Box(x0: inner.x1, y0: inner.y0, x1: outer.x1, y1: inner.y1), color: color)
    }

    /// Fills a rectangle; pixels on its border are covered by their share.
    public mutating func fillRectangle(_ rect: Box<ImageSpace>, color: RGBAColor) {
        guard rect.isProper, let (columns, rows) = pixelRange(rect) else { return }
        func share(_ position: Int, _ from: Double, _ to: Double) -> Double {
            max(0, min(Double(position + 1), to) - max(Double(position), from))
        }
        for y in rows {
            let vertical = share(y, rect.y0, rect.y1)
            for x in columns { blend(color, x: x, y: y, coverage: vertical * share(x, rect.x0, rect.x1)) }
        }
    }

    /// Fills a circle, for instance to mark a point.
    public mutating func fillCircle(center: Point<ImageSpace>, radius: Double, color: RGBAColor) {
        let bounds = Box<ImageSpace>(
            x0: center.x - radius, y0: center.y - radius, x1: center.x + radius, y1: center.y + radius)
        fill(bounds, color) { point in
            let (dx, dy) = (point.x - center.x, point.y - center.y)
            return (dx * dx + dy * dy).squareRoot() - radius
        }
    }
}
