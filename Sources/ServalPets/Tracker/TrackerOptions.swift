/// How a video is followed.
public struct TrackerOptions: Hashable, Sendable {
    /// The detector looks at every n-th frame, for new animals; and whenever a face is lost. At least 1.
    public var detectionInterval = 10
    /// The score that a new face needs; nil for what the model files state.
    public var minimumScore: Double?
    /// Below this probability of a face being where it is expected, it is lost; 0 to 1.
    public var minimumPresence = 0.3
    /// The most faces of one frame.
    public var maximumFaceCount = 20
    /// Seconds for which a lost animal keeps its number.
    public var memory = 2.0
    /// Whether landmarks are smoothed over time.
    public var smoothsLandmarks = true
    /// The frames of a second, for frames that are given without their time.
    public var framesPerSecond = 30.0

    /// The options that suit most videos.
    public init() {}
}
