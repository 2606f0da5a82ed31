import ServalImage

extension Box<ImageSpace> {
    /// How much longer the side of the pair's landmark crop is than the face box's longer side.
    package static let cropMargin = 1.2

    /// The box as a detector may really have meant it, so that a crop can be taken round it.
    ///
    /// Swapped edges are exchanged. An edge that is not a finite number becomes the picture's. Edges may lie beyond the
    /// picture, as those of a face that is cut off do, but by no more than half its longer side, and the centre not at
    /// all: a box outside moves back to the border. A box that is thinner than `minimumSide` grows to it round its
    /// centre.
    package func repaired(in picture: PictureSize, minimumSide: Double) -> Box {
        let reach = max(picture.width, picture.height) / 2
        let x = Self.repaired(x0, x1, length: picture.width, reach: reach, minimum: minimumSide)
        let y = Self.repaired(y0, y1, length: picture.height, reach: reach, minimum: minimumSide)
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

    /// The square of `margin` times the longer side round the box's centre, which the second network looks at.
    ///
    /// It may reach beyond the picture. A side of less than one pixel becomes one pixel, and one of more than 4 times
    /// the picture's shorter side, in a picture that is a mere strip, becomes that.
    package func faceCrop(in picture: PictureSize, margin: Double = Self.cropMargin) -> Box {
        let limit = 4 * min(picture.width, picture.height)
        let half = min(max(longerSide * margin, 1), limit) / 2
        return Box(x0: center.x - half, y0: center.y - half, x1: center.x + half, y1: center.y + half)
    }

    /// The part of the box that lies inside the picture; without extent, on its border, for a box beyond it.
    public func clipped(width: Int, height: Int) -> Box {
        func inside(_ value: Double, _ length: Int) -> Double { min(max(value, 0), Double(length)) }
        return Box(
            x0: inside(x0, width), y0: inside(y0, height), x1: inside(x1, width), y1: inside(y1, height))
    }
}
