#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A position in one coordinate space.
public struct Point<Space: CoordinateSpace>: Hashable, Sendable {
    /// Pixels to the right of the origin.
    public var x: Double
    /// Pixels below the origin.
    public var y: Double

    /// A point by its coordinates.
    public init(x: Double, y: Double) {
        (self.x, self.y) = (x, y)
    }

    /// The distance to another point of the same space, in its pixels.
    public func distance(to other: Point) -> Double { hypot(other.x - x, other.y - y) }

    /// The point half way to another.
    public func midpoint(to other: Point) -> Point { Point(x: (x + other.x) / 2, y: (y + other.y) / 2) }

    /// Whether neither coordinate is infinite or not a number.
    public var isFinite: Bool { x.isFinite && y.isFinite }
}
