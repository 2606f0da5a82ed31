import ServalImage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Image {
    /// Writes one line in strokes with round ends.
    ///
    /// - Parameters:
    ///   - origin: where the first glyph's left edge meets the baseline.
    ///   - height: of an ascender, in pixels.
    mutating func drawLabel(_ text: String, at origin: Point<ImageSpace>, height: Double, color: RGBAColor) {
        let scale = height / StrokeFont.height
        let thickness = max(1, 0.95 * scale)
        var left = origin.x
        for character in text {
            let glyph = StrokeFont.glyph(character)
            func place(_ x: Double, _ y: Double) -> Point<ImageSpace> {
                Point<ImageSpace>(x: left + x * scale, y: origin.y + (y - StrokeFont.height) * scale)
            }
            for stroke in glyph.strokes {
                let points =
                    switch stroke {
                    case .line(let points): points.map(place)
                    case .arc(let x, let y, let rx, let ry, let from, let to):
                        Self.steps(from, to).map { angle in place(x + rx * cos(angle), y + ry * sin(angle)) }
                    }
                for (start, end) in zip(points, points.dropFirst()) {
                    drawLine(from: start, to: end, color: color, thickness: thickness)
                }
            }
            left += (glyph.width + StrokeFont.spacing) * scale
        }
    }

    /// Angles of an arc in radians, 15 degrees apart.
    private static func steps(_ from: Double, _ to: Double) -> [Double] {
        let count = max(1, Int(abs(to - from) / 15))
        return (0...count).map { (from + (to - from) * Double($0) / Double(count)) * .pi / 180 }
    }
}
