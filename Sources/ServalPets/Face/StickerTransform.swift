#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Places a drawing on a face: an affine map, 2 x 3, from the unit face frame to image pixels.
///
/// In the unit face frame the origin lies half way between the eyes and the distance of the eyes is 1. x points from
/// the left eye at (-0.5, 0) to the right eye at (0.5, 0), y from the forehead to the chin. The map turns and scales
/// but does not distort:
///
///     x' = a x + b y + tx
///     y' = c x + d y + ty
public struct StickerTransform: Hashable, Sendable {
    /// What x of the face adds to x of the picture, in pixels.
    public let a: Double
    /// What y of the face adds to x of the picture, in pixels.
    public let b: Double
    /// The x of the point half way between the eyes, in pixels of the picture.
    public let tx: Double
    /// What x of the face adds to y of the picture, in pixels.
    public let c: Double
    /// What y of the face adds to y of the picture, in pixels.
    public let d: Double
    /// The y of the point half way between the eyes, in pixels of the picture.
    public let ty: Double

    /// Two eyes at one place give a transform that draws all of a sticker at that place.
    init(eyesOf landmarks: Landmarks<ImageSpace>) {
        let (left, right) = (landmarks[.leftEye], landmarks[.rightEye])
        let middle = left.midpoint(to: right)
        (a, c) = (right.x - left.x, right.y - left.y)
        (b, d) = (-c, a)
        (tx, ty) = (middle.x, middle.y)
    }

    /// The place in the picture of a point of the unit face frame.
    public func callAsFunction(x: Double, y: Double) -> Point<ImageSpace> {
        Point(x: a * x + b * y + tx, y: c * x + d * y + ty)
    }

    /// The distance of the eyes, in pixels of the picture.
    public var scale: Double { hypot(a, c) }

    /// The two rows of the matrix: [[a, b, tx], [c, d, ty]].
    public var rows: [[Double]] { [[a, b, tx], [c, d, ty]] }
}
