extension Image {
    /// Lays a colour over a pixel, weighted by how much of the pixel it covers. Pixels outside are ignored.
    ///
    /// - Parameter coverage: 0…1, multiplied by the colour's own opacity.
    mutating func blend(_ color: RGBAColor, x: Int, y: Int, coverage: Double) {
        guard x >= 0, y >= 0, x < width, y < height, coverage > 0 else { return }
        let opacity = min(coverage, 1) * Double(color.alpha) / 255
        let index = y * width + x
        var share = opacity
        if let below = alpha?[index] {
            let result = opacity + Double(below) / 255 * (1 - opacity)
            alpha?[index] = UInt8((result * 255).rounded())
            share = result > 0 ? opacity / result : 0
        }
        pixels[index * 3] = Self.mix(pixels[index * 3], color.red, share)
        pixels[index * 3 + 1] = Self.mix(pixels[index * 3 + 1], color.green, share)
        pixels[index * 3 + 2] = Self.mix(pixels[index * 3 + 2], color.blue, share)
    }

    private static func mix(_ below: UInt8, _ above: UInt8, _ share: Double) -> UInt8 {
        UInt8((Double(below) + (Double(above) - Double(below)) * share).rounded())
    }

    /// Fills a shape given by its signed distance, negative inside, with edges one pixel soft.
    ///
    /// - Parameters:
    ///   - bounds: A rectangle that contains the shape.
    ///   - distance: The distance of a position to the shape's border.
    mutating func fill(_ bounds: Box<ImageSpace>, _ color: RGBAColor, distance: (Point<ImageSpace>) -> Double) {
        guard let (columns, rows) = pixelRange(bounds) else { return }
        for y in rows {
            for x in columns {
                let coverage = 0.5 - distance(Point<ImageSpace>(x: Double(x) + 0.5, y: Double(y) + 0.5))
                blend(color, x: x, y: y, coverage: coverage)
            }
        }
    }

    /// The pixels that a rectangle touches, one more to each side, inside the picture; nil for none.
    func pixelRange(_ bounds: Box<ImageSpace>) -> (columns: Range<Int>, rows: Range<Int>)? {
        let (x0, x1) = (max(0, bounds.x0 - 1), min(Double(width), bounds.x1 + 1))
        let (y0, y1) = (max(0, bounds.y0 - 1), min(Double(height), bounds.y1 + 1))
        // Written so that NaN is refused.
        guard x0 < x1, y0 < y1 else { return nil }
        return (Int(x0.rounded(.down))..<Int(x1.rounded(.up)), Int(y0.rounded(.down))..<Int(y1.rounded(.up)))
    }
}
