extension ImageOrientation {
    /// Where a rectangle of the upright picture lies in the stored one.
    ///
    /// - Parameters:
    ///   - width: of the upright picture.
    ///   - height: of the upright picture.
    func stored(_ rect: Box<ImageSpace>, width: Double, height: Double) -> Box<ImageSpace> {
        let (left, right) = (rect.x0, rect.x1)
        let (top, bottom) = (rect.y0, rect.y1)
        switch self {
        case .up: return rect
        case .mirrored: return Box<ImageSpace>(x0: width - right, y0: top, x1: width - left, y1: bottom)
        case .rotated180:
            return Box<ImageSpace>(x0: width - right, y0: height - bottom, x1: width - left, y1: height - top)
        case .flipped: return Box<ImageSpace>(x0: left, y0: height - bottom, x1: right, y1: height - top)
        case .transposed: return Box<ImageSpace>(x0: top, y0: left, x1: bottom, y1: right)
        case .rotated90: return Box<ImageSpace>(x0: top, y0: width - right, x1: bottom, y1: width - left)
        case .transversed:
            return Box<ImageSpace>(x0: height - bottom, y0: width - right, x1: height - top, y1: width - left)
        case .rotated270: return Box<ImageSpace>(x0: height - bottom, y0: left, x1: height - top, y1: right)
        }
    }
}
