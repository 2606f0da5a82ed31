import Foundation
import ServalPets
import ServalTestSupport
import Testing

@Suite struct SmoothingTests {
    /// Repeatable noise of a normal distribution (Box and Muller).
    struct Noise {
        private var random = SplitMix64(seed: 42)

        private mutating func uniform() -> Double { (Double(random.next() >> 11) + 0.5) / Double(1 << 53) }

        mutating func next() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }
    }

    /// An upright face of about 100 pixels, moved, scaled and turned.
    private static func face(x: Double, y: Double, size: Double, turn: Double) -> Landmarks<ImageSpace> {
        Landmarks { landmark in
            let (u, v) = uprightFace[landmark.index]
            let (dx, dy) = ((u - 112) * size / 150, (v - 90) * size / 150)
            return Point(x: x + cos(turn) * dx - sin(turn) * dy, y: y + sin(turn) * dx + cos(turn) * dy)
        }
    }

    enum Motion: String, CaseIterable {
        case rest, pan, sway, zoom, roll, all

        func face(_ t: Double) -> Landmarks<ImageSpace> {
            switch self {
            case .rest: SmoothingTests.face(x: 200, y: 200, size: 100, turn: 0.3)
            case .pan: SmoothingTests.face(x: 100 + 60 * t, y: 200 + 20 * t, size: 100, turn: 0)
            case .sway: SmoothingTests.face(x: 300 + 50 * sin(2.5 * t), y: 200, size: 100, turn: 0)
            case .zoom: SmoothingTests.face(x: 300, y: 200, size: 100 * exp(0.15 * t), turn: 0)
            case .roll: SmoothingTests.face(x: 300, y: 200, size: 100, turn: 1.2 * t)
            case .all:
                SmoothingTests.face(
                    x: 300 + 40 * sin(1.5 * t), y: 200 + 30 * cos(1.2 * t), size: 100 * exp(0.1 * sin(t)),
                    turn: 0.5 * sin(1.7 * t))
            }
        }
    }

    @Test(arguments: Motion.allCases, [0.4, 1.0])
    func `Smoothing at least halves the trembling and lags by less than a frame`(
        motion: Motion, noiseLevel: Double
    ) {
        let count = 240
        var noise = Noise()
        var smoother = LandmarkSmoother()
        var truth: [[Point<ImageSpace>]] = []
        var raw: [[Point<ImageSpace>]] = []
        var smoothed: [[Point<ImageSpace>]] = []
        for frame in 0..<count {
            let points = motion.face(Double(frame) / 30)
            // Half of the noise is common to all points, as that of a network is.
            let (commonX, commonY) = (noise.next() * noiseLevel * 0.5, noise.next() * noiseLevel * 0.5)
            let measured = Landmarks<ImageSpace> { landmark in
                Point(
                    x: points[landmark].x + commonX + noise.next() * noiseLevel * 0.87,
                    y: points[landmark].y + commonY + noise.next() * noiseLevel * 0.87)
            }
            truth.append(points.points)
            raw.append(measured.points)
            smoothed.append(smoother.smooth(measured, after: frame == 0 ? 0 : 1.0 / 30).points)
        }
        let ratio = Self.trembling(smoothed, truth) / Self.trembling(raw, truth)
        #expect(ratio <= 0.5, "trembles by \(ratio)")
        let lag = Self.lag(smoothed, truth)
        #expect(lag < 1, "lags by \(lag) frames")
    }

    /// The root mean square change from frame to frame of the points' errors.
    static func trembling(_ points: [[Point<ImageSpace>]], _ truth: [[Point<ImageSpace>]]) -> Double {
        var sum = 0.0
        for frame in 30..<points.count {
            for (index, point) in points[frame].enumerated() {
                let (before, now) = (truth[frame - 1][index], truth[frame][index])
                let last = points[frame - 1][index]
                let (dx, dy) = ((point.x - now.x) - (last.x - before.x), (point.y - now.y) - (last.y - before.y))
                sum += dx * dx + dy * dy
            }
        }
        return (sum / Double((points.count - 30) * 9)).squareRoot()
    }

    /// The number of frames by which the truth has to be held back to fit the points best; 0 where nothing moves.
    static func lag(_ points: [[Point<ImageSpace>]], _ truth: [[Point<ImageSpace>]]) -> Double {
        var best = (error: Double.infinity, lag: 0.0)
        for step in 0...60 {
            let lag = Double(step) / 10 - 1
            var error = 0.0
            for frame in 30..<points.count - 2 {
                let time = Double(frame) - lag
                let (below, share) = (Int(time), time - time.rounded(.down))
                for (index, point) in points[frame].enumerated() {
                    let (a, b) = (truth[below][index], truth[below + 1][index])
                    let (x, y) = (a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
                    error += (point.x - x) * (point.x - x) + (point.y - y) * (point.y - y)
                }
            }
            // Equal errors, where nothing moves, count as no lag.
            if error < best.error * (1 - 1e-9) || error == best.error && abs(lag) < abs(best.lag) {
                best = (error, lag)
            }
        }
        return best.lag
    }

    @Test func `A filter's first number is itself, and so is one after no time`() {
        var filter = OneEuroFilter(OneEuroFilter.Parameters(minimumCutoff: 1, speedCoefficient: 0))
        #expect(filter.smooth(5, after: 0.1) == 5)
        // A cut-off of 1 Hz takes 1 / (1 + 1 / (2 pi 0.1)) of a step.
        let share = 1 / (1 + 1 / (2 * Double.pi * 0.1))
        #expect(abs(filter.smooth(6, after: 0.1) - (5 + share)) < 1e-12)
        #expect(filter.smooth(9, after: 0) == 9)
    }

    @Test func `A turn through the half circle is smooth`() {
        var smoother = LandmarkSmoother()
        for step in 0..<90 {
            let face = Self.face(x: 100, y: 100, size: 80, turn: 0.1 * Double(step))
            let found = smoother.smooth(face, after: step == 0 ? 0 : 1.0 / 30)
            for landmark in Landmark.allCases {
                #expect(found[landmark].distance(to: face[landmark]) < 12, "step \(step)")
            }
        }
    }

    @Test func `Points at one place stay there`() {
        var smoother = LandmarkSmoother()
        let point = Landmarks<ImageSpace> { _ in Point(x: 3, y: 4) }
        #expect(smoother.smooth(point, after: 0) == point)
    }
}
