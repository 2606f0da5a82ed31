#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Smooths the nine points of a face over time.
///
/// What all points have in common, the face's place, size and turn, is smoothed by filters that follow a motion; it is
/// known better than a single point and may be smoothed less. Where the points lie in the face changes slowly and is
/// smoothed more. All filters are 1€ filters in units of the face's size.
package struct LandmarkSmoother {
    /// Chosen on points with noise of 0.4 to 1 % of the face's size at 30 frames a second, at rest and in motion.
    static let motion = OneEuroFilter.Parameters(
        minimumCutoff: 1.8, speedCoefficient: 2.5, speedCutoff: 2, followsSpeed: true)
    static let shape = OneEuroFilter.Parameters(minimumCutoff: 0.8, speedCoefficient: 0.8)

    private var x = OneEuroFilter(Self.motion)
    private var y = OneEuroFilter(Self.motion)
    private var logarithmOfSize = OneEuroFilter(Self.motion)
    private var turn = OneEuroFilter(Self.motion)
    private var shapeX = [OneEuroFilter](repeating: OneEuroFilter(Self.shape), count: Landmark.allCases.count)
    private var shapeY = [OneEuroFilter](repeating: OneEuroFilter(Self.shape), count: Landmark.allCases.count)
    /// The unit of length: the face's size when it was first seen, in pixels.
    private var unit = 0.0
    /// The face's points without place and size when it was first seen: what turns are measured against.
    private var reference: [Point<ImageSpace>] = []
    private var lastTurn = 0.0

    package init() {}

    /// - Parameter interval: seconds since the last call.
    package mutating func smooth(_ landmarks: Landmarks<ImageSpace>, after interval: Double) -> Landmarks<ImageSpace> {
        let points = landmarks.points
        let center = Point<ImageSpace>(
            x: points.reduce(0) { $0 + $1.x } / Double(points.count),
            y: points.reduce(0) { $0 + $1.y } / Double(points.count))
        let square = points.reduce(0) { sum, point in
            let (dx, dy) = (point.x - center.x, point.y - center.y)
            return sum + dx * dx + dy * dy
        }
        let size = (square / Double(points.count)).squareRoot()
        guard size > 0 else { return landmarks }
        if reference.isEmpty {
            reference = points.map { Point(x: ($0.x - center.x) / size, y: ($0.y - center.y) / size) }
            unit = size
        }
        let angle = angle(of: points, center)
        let smoothCenter = Point<ImageSpace>(
            x: x.smooth(center.x / unit, after: interval) * unit, y: y.smooth(center.y / unit, after: interval) * unit)
        let smoothSize = exp(logarithmOfSize.smooth(log(size), after: interval))
        let smoothAngle = turn.smooth(angle, after: interval)
        let (cosine, sine) = (cos(angle) / size, sin(angle) / size)
        let (smoothCosine, smoothSine) = (cos(smoothAngle) * smoothSize, sin(smoothAngle) * smoothSize)
        return Landmarks { landmark in
            let (dx, dy) = (points[landmark.index].x - center.x, points[landmark.index].y - center.y)
            // Turned back and of size 1.
            let u = shapeX[landmark.index].smooth(cosine * dx + sine * dy, after: interval)
            let v = shapeY[landmark.index].smooth(cosine * dy - sine * dx, after: interval)
            return Point(
                x: smoothCenter.x + smoothCosine * u - smoothSine * v,
                y: smoothCenter.y + smoothSine * u + smoothCosine * v)
        }
    }

    /// How far the points are turned against the reference, in radians, by least squares; near the last turn rather
    /// than in one circle.
    private mutating func angle(of points: [Point<ImageSpace>], _ center: Point<ImageSpace>) -> Double {
        var (along, across) = (0.0, 0.0)
        for (point, from) in zip(points, reference) {
            let (dx, dy) = (point.x - center.x, point.y - center.y)
            along += from.x * dx + from.y * dy
            across += from.x * dy - from.y * dx
        }
        var angle = atan2(across, along)
        angle += ((lastTurn - angle) / (2 * .pi)).rounded() * 2 * .pi
        lastTurn = angle
        return angle
    }
}
