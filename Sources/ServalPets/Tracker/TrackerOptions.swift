/// How a video is followed.
public struct TrackerOptions: Hashable, Sendable {
    /// The detector looks at every n-th frame, for new animals; and whenever a face is lost. At least 1.
    public var detectionInterval: Int
    /// The score that a new face needs; nil for what the model files state.
    public var minimumScore: Double?
    /// Below this probability of a face being where it is expected, it is lost; 0 to 1.
    public var minimumPresence: Double
    /// The most faces of one frame.
    public var maximumFaceCount: Int
    /// Seconds for which a lost animal keeps its number.
    public var memory: Double
    /// Whether landmarks are smoothed over time.
    public var smoothsLandmarks: Bool
    /// The frames of a second, for frames that are given without their time.
    public var framesPerSecond: Double

    /// Options of which those that are not given suit most videos.
    public init(
        detectionInterval: Int = 10, minimumScore: Double? = nil, minimumPresence: Double = 0.3,
        maximumFaceCount: Int = 20, memory: Double = 2, smoothsLandmarks: Bool = true, framesPerSecond: Double = 30
    ) {
        (self.detectionInterval, self.minimumScore) = (detectionInterval, minimumScore)
        (self.minimumPresence, self.maximumFaceCount) = (minimumPresence, maximumFaceCount)
        (self.memory, self.smoothsLandmarks) = (memory, smoothsLandmarks)
        self.framesPerSecond = framesPerSecond
    }
}
