/// One animal of a video: what is known of it and where it is expected.
struct FaceTrack {
    let id: Int
    private(set) var landmarks: Landmarks<ImageSpace>
    private(set) var visibility: LandmarkVisibility
    private(set) var smoothed: Landmarks<ImageSpace>
    private(set) var box: Box<ImageSpace>
    private(set) var presence: Double
    /// The detector's probability when it last saw the face.
    private(set) var detectorScore: Double
    /// Sums over time, the recent frames counting more.
    private(set) var speciesLogits: [Float]
    private(set) var appearance: FaceAppearance
    /// When the face was last seen, in seconds.
    private(set) var lastSeen: Double
    /// Pixels a second of the box's middle, and the logarithm of its size a second.
    private var (speedX, speedY, growth) = (0.0, 0.0, 0.0)
    private var smoother = LandmarkSmoother()
    private var history = MotionHistory()
    /// Whether the face is in the last frame.
    var isSeen = true
    /// How often in a row the detector did not see a face there.
    var unconfirmedCount = 0

    private static let recentShare: Float = 0.1
    /// How much of a newly measured speed is believed.
    private static let speedShare = 0.4
    /// Seconds for which a motion is expected to go on, and box sides a second that it may be fast.
    private static let longestExtrapolation = 0.7

    init(id: Int, _ sight: FaceSight, time: Double) {
        self.id = id
        (landmarks, visibility, box) = (sight.landmarks, sight.visibility, sight.landmarks.bounds)
        (presence, detectorScore) = (sight.presence, sight.detectorScore ?? 0)
        (speciesLogits, appearance, lastSeen) = (sight.speciesLogits, sight.appearance, time)
        smoothed = smoother.smooth(landmarks, after: 0)
        history.add(box, at: time)
    }

    /// Where the face is expected.
    func expectedBox(at time: Double) -> Box<ImageSpace> {
        let elapsed = min(time - lastSeen, Self.longestExtrapolation)
        let scale = min(max(1 + growth * elapsed, 0.7), 1.4)
        let center = Point<ImageSpace>(x: box.center.x + speedX * elapsed, y: box.center.y + speedY * elapsed)
        let (halfWidth, halfHeight) = (box.width * scale / 2, box.height * scale / 2)
        return Box(
            x0: center.x - halfWidth, y0: center.y - halfHeight, x1: center.x + halfWidth, y1: center.y + halfHeight)
    }

    /// Where a face that was lost may come back: where it was last seen going, and where it mostly went before.
    func returnBoxes(at time: Double) -> [Box<ImageSpace>] {
        [expectedBox(at: time)] + (history.expectedBox(at: time).map { [$0] } ?? [])
    }

    /// Takes in what a frame shows of the face.
    mutating func observe(_ sight: FaceSight, time: Double, smooths: Bool) {
        let elapsed = time - lastSeen
        let newBox = sight.landmarks.bounds
        let wasSeen = isSeen
        if elapsed > 0 {
            let (dx, dy) = (newBox.center.x - box.center.x, newBox.center.y - box.center.y)
            let growth = box.longerSide > 0 ? (newBox.longerSide / box.longerSide - 1) / elapsed : 0
            speedX += (dx / elapsed - speedX) * Self.speedShare
            speedY += (dy / elapsed - speedY) * Self.speedShare
            self.growth += (growth - self.growth) * Self.speedShare / 2
        }
        (landmarks, visibility, box) = (sight.landmarks, sight.visibility, newBox)
        // After a gap the old places say nothing.
        if !wasSeen { smoother = LandmarkSmoother() }
        history.add(newBox, at: time)
        smoothed = smooths ? smoother.smooth(landmarks, after: wasSeen ? elapsed : 0) : landmarks
        presence = sight.presence
        for index in speciesLogits.indices {
            speciesLogits[index] += (sight.speciesLogits[index] - speciesLogits[index]) * Self.recentShare
        }
        // Of a face that is hidden in part some colours are those of what hides it.
        if history.isWhole(newBox) { appearance.approach(sight.appearance, by: Self.recentShare) }
        if let score = sight.detectorScore { detectorScore = score }
        (isSeen, lastSeen) = (true, time)
    }

    /// The detector has seen the face again.
    mutating func confirm(score: Double) {
        (detectorScore, unconfirmedCount) = (score, 0)
    }
}

/// What one frame shows of a face.
struct FaceSight {
    let landmarks: Landmarks<ImageSpace>
    let visibility: LandmarkVisibility
    let presence: Double
    /// Nil where the detector was not asked.
    let detectorScore: Double?
    let speciesLogits: [Float]
    let appearance: FaceAppearance
}
