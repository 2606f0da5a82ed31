#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The nine points of a face in one coordinate space.
public struct Landmarks<Space: CoordinateSpace>: Hashable, Sendable {
    /// The nine points in the order of `Landmark.allCases`.
    public let points: [Point<Space>]

    /// Landmarks from a function that gives the place of each point.
    public init(_ position: (Landmark) -> Point<Space>) {
        points = Landmark.allCases.map(position)
    }

    /// The place of a point.
    public subscript(_ landmark: Landmark) -> Point<Space> { points[landmark.index] }

    /// The smallest box round the nine points: what a face box is defined as.
    public var bounds: Box<Space> {
        Box(bounding: points) ?? Box(x0: 0, y0: 0, x1: 0, y1: 0)
    }

    /// The same points in another space.
    public func mapped<Target>(by mapping: Mapping<Space, Target>) -> Landmarks<Target> {
        Landmarks<Target> { mapping(self[$0]) }
    }

    /// Whether no coordinate is infinite or not a number.
    public var isFinite: Bool { points.allSatisfy(\.isFinite) }
}

extension Landmarks {
    /// How far the face is turned in the picture's plane: the angle of the line from the left to the right eye in
    /// degrees, 0 for an upright face, growing clockwise, in (-180, 180].
    public var rollDegrees: Double {
        let (left, right) = (self[.leftEye], self[.rightEye])
        let degrees = atan2(right.y - left.y, right.x - left.x) * 180 / .pi
        // Floating point has a zero of either sign, which would give a half turn and no turn two names each.
        return degrees == -180 ? 180 : degrees + 0
    }
}
