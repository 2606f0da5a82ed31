extension Sticker {
    /// Sunglasses: two tinted lenses in a dark frame, a bridge, two temples and a glint on each lens.
    public static let glasses: Sticker = {
        let (width, height) = (480, 192)
        let (left, right) = (Point<ImageSpace>(x: 140, y: 100), Point<ImageSpace>(x: 340, y: 100))
        var image = Image(
            validWidth: width, height: height, pixels: [UInt8](repeating: 0, count: width * height * 3),
            alpha: [UInt8](repeating: 0, count: width * height))
        let frame = RGBAColor(red: 24, green: 20, blue: 28)
        let tint = RGBAColor(red: 20, green: 36, blue: 60, alpha: 190)
        let glint = RGBAColor(gray: 255, alpha: 110)

        for (eye, side) in [(left, -1.0), (right, 1.0)] {
            // The temple first, so that the lens lies over its end.
            image.drawLine(
                from: Point(x: eye.x + side * 78, y: eye.y - 34),
                to: Point(x: eye.x + side * 130, y: eye.y - 44),
                color: frame, thickness: 14)
            let lens = RoundedBox(center: eye, halfWidth: 84, halfHeight: 66, radius: 46)
            image.fill(lens.bounds, frame, distance: lens.distance)
            let glass = RoundedBox(center: eye, halfWidth: 73, halfHeight: 55, radius: 37)
            image.replace(glass.bounds, with: tint, distance: glass.distance)
            image.drawLine(
                from: Point(x: eye.x - 44, y: eye.y + 8), to: Point(x: eye.x - 14, y: eye.y - 30),
                color: glint, thickness: 12)
        }
        image.drawLine(
            from: Point(x: left.x + 80, y: left.y - 26), to: Point(x: 240, y: left.y - 38), color: frame,
            thickness: 14)
        image.drawLine(
            from: Point(x: 240, y: left.y - 38), to: Point(x: right.x - 80, y: left.y - 26), color: frame,
            thickness: 14)
        return Sticker(image: image, leftEye: left, rightEye: right)
    }()
}

/// A rectangle with round corners.
private struct RoundedBox {
    let center: Point<ImageSpace>
    let halfWidth: Double
    let halfHeight: Double
    let radius: Double

    var bounds: Box<ImageSpace> {
        Box<ImageSpace>(
            x0: center.x - halfWidth, y0: center.y - halfHeight, x1: center.x + halfWidth, y1: center.y + halfHeight)
    }

    func distance(_ point: Point<ImageSpace>) -> Double {
        let x = abs(point.x - center.x) - halfWidth + radius
        let y = abs(point.y - center.y) - halfHeight + radius
        let outside = (max(x, 0) * max(x, 0) + max(y, 0) * max(y, 0)).squareRoot()
        return outside + min(max(x, y), 0) - radius
    }
}

extension Image {
    /// Replaces what lies inside a shape rather than covering it, so that a hole can be tinted.
    fileprivate mutating func replace(
        _ bounds: Box<ImageSpace>, with color: RGBAColor, distance: (Point<ImageSpace>) -> Double
    ) {
        guard let (columns, rows) = pixelRange(bounds) else { return }
        for y in rows {
            for x in columns {
                let coverage = 0.5 - distance(Point<ImageSpace>(x: Double(x) + 0.5, y: Double(y) + 0.5))
                guard coverage > 0 else { continue }
                let share = min(1, coverage)
                let below = self[x, y]
                func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
                    UInt8((Double(a) + (Double(b) - Double(a)) * share).rounded())
                }
                self[x, y] = RGBAColor(
                    red: mix(below.red, color.red), green: mix(below.green, color.green),
                    blue: mix(below.blue, color.blue), alpha: mix(below.alpha, color.alpha))
            }
        }
    }
}
