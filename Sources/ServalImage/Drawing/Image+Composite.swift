extension Image {
    /// Lays another picture over this one, moved by an affine map.
    ///
    /// Each covered pixel averages bilinear samples of the sticker, more of them where the sticker gets smaller; the
    /// sticker counts as transparent outside of its border, which makes its edges soft. A map that cannot be inverted
    /// draws nothing.
    ///
    /// - Parameters:
    ///   - sticker: The picture to lay over; opaque where it has no alpha plane.
    ///   - transform: From the sticker's pixels to this picture's.
    public mutating func composite(_ sticker: Image, transform: AffineMap<ImageSpace, ImageSpace>) {
        guard let inverse = transform.inverse else { return }
        let corners = [
            (0, 0), (sticker.width, 0), (0, sticker.height), (sticker.width, sticker.height),
        ].map { transform(Point<ImageSpace>(x: Double($0.0), y: Double($0.1))) }
        var bounds = Box<ImageSpace>(x0: corners[0].x, y0: corners[0].y, x1: corners[0].x, y1: corners[0].y)
        for corner in corners {
            bounds.x0 = min(bounds.x0, corner.x)
            bounds.y0 = min(bounds.y0, corner.y)
            bounds.x1 = max(bounds.x1, corner.x)
            bounds.y1 = max(bounds.y1, corner.y)
        }
        guard let (columns, rows) = pixelRange(bounds) else { return }
        let reduction = (1 / abs(transform.determinant)).squareRoot()
        let grid = max(1, min(4, Int(min(4, reduction.rounded(.up)))))
        let sampler = StickerSampler(sticker)
        for y in rows {
            for x in columns {
                var sum = SIMD4<Double>(repeating: 0)
                for step in 0..<grid * grid {
                    let point = Point<ImageSpace>(
                        x: Double(x) + (Double(step % grid) + 0.5) / Double(grid),
                        y: Double(y) + (Double(step / grid) + 0.5) / Double(grid))
                    sum += sampler.sample(inverse(point))
                }
                sum /= Double(grid * grid)
                guard sum.w > 0 else { continue }
                let color = RGBAColor(
                    red: UInt8((sum.x / sum.w).rounded()), green: UInt8((sum.y / sum.w).rounded()),
                    blue: UInt8((sum.z / sum.w).rounded()))
                blend(color, x: x, y: y, coverage: sum.w)
            }
        }
    }
}

/// Bilinear samples of a picture with premultiplied opacity.
private struct StickerSampler {
    private let image: Image

    init(_ image: Image) {
        self.image = image
    }

    /// Red, green and blue (0…255) times opacity, and opacity (0…1), at a position.
    func sample(_ point: Point<ImageSpace>) -> SIMD4<Double> {
        let (px, py) = (point.x - 0.5, point.y - 0.5)
        guard px > -1, py > -1, px < Double(image.width), py < Double(image.height) else {
            return SIMD4(repeating: 0)
        }
        let (x, y) = (Int(px.rounded(.down)), Int(py.rounded(.down)))
        let (fx, fy) = (px - Double(x), py - Double(y))
        let top = pixel(x, y) * (1 - fx) + pixel(x + 1, y) * fx
        let bottom = pixel(x, y + 1) * (1 - fx) + pixel(x + 1, y + 1) * fx
        return top * (1 - fy) + bottom * fy
    }

    private func pixel(_ x: Int, _ y: Int) -> SIMD4<Double> {
        guard x >= 0, y >= 0, x < image.width, y < image.height else { return SIMD4(repeating: 0) }
        let color = image[x, y]
        let opacity = Double(color.alpha) / 255
        return SIMD4(
            Double(color.red) * opacity, Double(color.green) * opacity, Double(color.blue) * opacity, opacity)
    }
}
