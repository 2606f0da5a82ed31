import ServalImage

extension Box<ImageSpace> {
    /// How much longer the landmark crop's side is than the face box's longer side.
    package static let cropMargin = 1.2

    /// The box as a detector may really have meant it, so that a crop can be taken round it.
    ///
    /// Swapped edges are exchanged. An edge that is not a finite number becomes the picture's. Edges may lie beyond the
    /// picture, as those of a face that is cut off do, but by no more than half its longer side, and the centre not at
    /// all: a box outside moves back to the border. A box that is thinner than `minimumSide` grows to it round its
    /// centre.
    package func repaired(in image: Image, minimumSide: Double) -> Box {
        let reach = Double(max(image.width, image.height)) / 2
        let x = Self.repaired(x0, x1, length: Double(image.width), reach: reach, minimum: minimumSide)
        let y = Self.repaired(y0, y1, length: Double(image.height), reach: reach, minimum: minimumSide)
        return Box(x0: x.low, y0: y.low, x1: x.high, y1: y.high)
    }

    private static func repaired(
        _ first: Double, _ last: Double, length: Double, reach: Double, minimum: Double
    ) -> (low: Double, high: Double) {
        let first = first.isFinite ? min(max(first, -reach), length + reach) : 0
        let last = last.isFinite ? min(max(last, -reach), length + reach) : length
        let (low, high) = (min(first, last), max(first, last))
        let grown = max(minimum - (high - low), 0) / 2
        let center = (low + high) / 2
        let shift = min(max(center, 0), length) - center
        return (low - grown + shift, high + grown + shift)
    }

    /// The square of 1.2 times the longer side round the box's centre, which the landmark network looks at.
    ///
    /// It may reach beyond the picture. A side of less than one pixel becomes one pixel, and one of more than 4 times
    /// the picture's shorter side, in a picture that is a mere strip, becomes that.
    package func faceCrop(in image: Image) -> Box {
        let limit = 4 * Double(min(image.width, image.height))
        let half = min(max(longerSide * Self.cropMargin, 1), limit) / 2
        return Box(x0: center.x - half, y0: center.y - half, x1: center.x + half, y1: center.y + half)
    }

    package var pixelRect: PixelRect { PixelRect(x0: x0, y0: y0, x1: x1, y1: y1) }
}
