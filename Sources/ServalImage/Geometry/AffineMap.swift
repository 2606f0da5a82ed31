#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

/// A 2 × 3 matrix that takes positions of one coordinate space to another: `x' = a x + b y + tx`, `y' = c x + d y + ty`.
public struct AffineMap<Source: CoordinateSpace, Target: CoordinateSpace>: Sendable, Hashable {
    /// What x adds to x'.
    public var a: Double
    /// What y adds to x'.
    public var b: Double
    /// The x' of the origin.
    public var tx: Double
    /// What x adds to y'.
    public var c: Double
    /// What y adds to y'.
    public var d: Double
    /// The y' of the origin.
    public var ty: Double

    /// A map by the numbers of its matrix, row by row.
    public init(a: Double, b: Double, tx: Double, c: Double, d: Double, ty: Double) {
        (self.a, self.b, self.tx, self.c, self.d, self.ty) = (a, b, tx, c, d, ty)
    }

    /// The map that leaves the coordinates of every point as they are.
    public static var identity: AffineMap { AffineMap(a: 1, b: 0, tx: 0, c: 0, d: 1, ty: 0) }

    /// The turn, scaling and shift that takes two points to two others; nil if the first two coincide.
    public init?(from source: (Point<Source>, Point<Source>), to target: (Point<Target>, Point<Target>)) {
        let (sx, sy) = (source.1.x - source.0.x, source.1.y - source.0.y)
        let (x, y) = (target.1.x - target.0.x, target.1.y - target.0.y)
        let square = sx * sx + sy * sy
        guard square > 0 else { return nil }
        let cosine = (sx * x + sy * y) / square
        let sine = (sx * y - sy * x) / square
        self.init(
            a: cosine, b: -sine, tx: target.0.x - cosine * source.0.x + sine * source.0.y,
            c: sine, d: cosine, ty: target.0.y - sine * source.0.x - cosine * source.0.y)
    }

    /// Where the map takes a point.
    public func callAsFunction(_ point: Point<Source>) -> Point<Target> { self(x: point.x, y: point.y) }

    /// Where the map takes the point of these coordinates.
    public func callAsFunction(x: Double, y: Double) -> Point<Target> {
        Point(x: a * x + b * y + tx, y: c * x + d * y + ty)
    }

    /// The factor by which areas grow; negative where the map mirrors.
    public var determinant: Double { a * d - b * c }

    /// The map back; nil where this one flattens the plane or is not finite.
    public var inverse: AffineMap<Target, Source>? {
        let determinant = determinant
        guard determinant != 0, determinant.isFinite, tx.isFinite, ty.isFinite else { return nil }
        let (ia, ib, ic, id) = (d / determinant, -b / determinant, -c / determinant, a / determinant)
        return AffineMap<Target, Source>(a: ia, b: ib, tx: -(ia * tx + ib * ty), c: ic, d: id, ty: -(ic * tx + id * ty))
    }

    /// The angle by which the x axis is turned, in degrees, clockwise as seen in an image.
    public var rotationDegrees: Double { atan2(c, a) * 180 / .pi }

    /// The length of what was a unit along the x axis.
    public var scale: Double { hypot(a, c) }

    /// The two rows of the matrix: [[a, b, tx], [c, d, ty]].
    public var rows: [[Double]] { [[a, b, tx], [c, d, ty]] }
}
