/// The time of each frame of a video, which always goes on.
///
/// A frame without a time, or with one that is no finite number or not later than that of the frame before, comes one
/// interval after the frame before. A clock that was set back goes on from there.
package struct FrameClock: Sendable {
    /// Seconds of the frame of the last `advance`.
    package private(set) var time = 0.0
    private let interval: Double
    private var hasStarted = false
    /// What is added to the times that are given, since the clock was last set back.
    private var offset = 0.0

    /// - Parameter framesPerSecond: the distance of frames without a time.
    package init(framesPerSecond: Double) { interval = 1 / max(1e-3, framesPerSecond) }

    /// - Parameter given: the next frame's time in seconds, if there is one.
    package mutating func advance(to given: Double?) {
        let given = given.flatMap { $0.isFinite ? $0 : nil }
        guard hasStarted else {
            (time, hasStarted) = (given ?? 0, true)
            return
        }
        if let given, (given + offset).isFinite, given + offset > time {
            time = given + offset
            return
        }
        time += interval
        if let given { offset = time - given }
    }
}
