import Serval
import ServalImage

/// Follows cats' and dogs' faces through a video.
///
/// ```swift
/// let tracker = try PetFaceTracker(models: PetFaceModels(weights: .float32))
/// for frame in frames {
///     for tracked in try tracker.track(frame) { print(tracked.id, tracked.face.landmarks[.leftEye]) }
/// }
/// ```
///
/// Each frame gets the exact look at every face that is known, where its motion leads to; the detector looks at every
/// n-th frame and when a face is lost. Animals keep their numbers, also when one hides another for a while. Landmarks
/// are smoothed.
///
/// A tracker is for one video and one thread at a time; it keeps its memory from frame to frame.
public final class PetFaceTracker {
    /// How the video is followed.
    public let options: TrackerOptions
    private let search: FaceSearch
    private let faces: DenseFaceDecoding
    private let score: HeatMapDecoding.Score
    private let minimumScore: Double
    private var tracks: [FaceTrack] = []
    private var nextID = 1
    private var frameCount = 0
    private var clock: FrameClock
    private var time: Double { clock.time }
    private var lastDetection = -1
    /// The number of frames that the detector has looked at.
    package private(set) var detectionCount = 0

    /// A place that is not where a track is expected, in units of its size, is not the same face.
    private static let leastOverlap = 0.4
    /// Two tracks that overlap by more look at one face.
    private static let sameFaceOverlap = 0.5
    /// From this overlap on a place of the detector is that of a track.
    private static let confirmingOverlap = 0.3
    /// The detector's frames in a row without a face where a track is, after which it is lost.
    private static let longestDoubt = 3
    /// Below this presence the first such frame is enough.
    private static let certainPresence = 0.5
    /// Frames between looks of the detector while a face is lost.
    private static let searchInterval = 3
    /// A face whose box grows or shrinks by more from one frame to the next is half hidden.
    private static let largestGrowth = 1.5
    /// Seconds for which a half hidden face does not count as the animal that was lost there.
    private static let hidingTime = 0.5
    /// How far from where it is expected a lost animal may come back, in units of its size, and how much further for
    /// each second.
    private static let revivalDistance = 0.8
    private static let revivalDistanceGrowth = 1.5
    /// How unlike a lost animal a face may be and count as it.
    private static let revivalUnlikeness = 0.8

    /// A tracker for one video.
    ///
    /// - Throws: `PetFaceError.trackingNeedsEndToEnd` for the pair of networks, and `.run` where memory for the sessions is
    ///   short.
    public init(
        models: PetFaceModels, options: TrackerOptions = TrackerOptions(), threads: ThreadCount = .automatic
    ) throws(PetFaceError) {
        guard case .endToEnd(let faces, let points) = models.checked else { throw .trackingNeedsEndToEnd }
        self.options = options
        clock = FrameClock(framesPerSecond: options.framesPerSecond)
        search = try FaceSearch(faces, points, threads: threads)
        (self.faces, score) = (faces.decoding, points.decoding.score)
        minimumScore = options.minimumScore ?? models.minimumScore
    }

    /// The faces of the next frame, those with the lowest numbers first.
    ///
    /// - Parameters:
    ///   - image: the frame.
    ///   - time: seconds since the video began, or of any clock; nil for frames of equal distance. A time that is no
    ///     finite number, or not later than that of the frame before, counts as nil; a clock that was set back goes on
    ///     from there.
    /// - Throws: what `PetFaceFinder.faces(in:)` throws.
    public func track(_ image: Image, at time: Double? = nil) throws(PetFaceError) -> [TrackedFace] {
        try image.withView { (view) throws(PetFaceError) in try track(view, at: time) }
    }

    /// The faces of the next frame, which lies in the caller's memory, such as a camera's; it is not copied.
    ///
    /// - Parameters:
    ///   - view: the frame.
    ///   - time: seconds since the video began, or of any clock; nil for frames of equal distance. A time that is no
    ///     finite number, or not later than that of the frame before, counts as nil; a clock that was set back goes on
    ///     from there.
    /// - Throws: what `PetFaceFinder.faces(in:)` throws.
    public func track(_ view: ImageView, at time: Double? = nil) throws(PetFaceError) -> [TrackedFace] {
        clock.advance(to: time)
        defer { frameCount += 1 }
        // One that is still followed is judged by what this frame shows, however long ago the last one was.
        tracks.removeAll { !$0.isSeen && self.time - $0.lastSeen > options.memory }
        let hasLost = try follow(in: view)
        if isDetectionDue || hasLost { try detect(in: view) }
        return tracks.filter(\.isSeen).map(result)
    }

    private var isDetectionDue: Bool {
        let passed = frameCount - lastDetection
        let isLost = tracks.contains { !$0.isSeen }
        return lastDetection < 0 || passed >= max(options.detectionInterval, 1)
            || isLost && passed >= Self.searchInterval
    }

    // MARK: Following

    /// Looks at every face that the last frame had.
    ///
    /// - Returns: whether one is lost.
    private func follow(in view: ImageView) throws(PetFaceError) -> Bool {
        var sights: [(track: Int, expected: Box<ImageSpace>, sight: FaceSight)] = []
        var hasLost = false
        for index in tracks.indices where tracks[index].isSeen {
            let expected = tracks[index].expectedBox(at: time)
                .repaired(in: PictureSize(view), minimumSide: 2)
            let sight = try sight(in: view, around: expected, detectorScore: nil)
            let box = sight.landmarks.bounds
            if sight.presence >= options.minimumPresence, box.overlap(with: expected) >= Self.leastOverlap,
                !Self.isHalfHidden(box, expected)
            {
                sights.append((index, expected, sight))
            } else {
                tracks[index].isSeen = false
                hasLost = true
            }
        }
        // Of two tracks that see one face, it is the face of the one that it fits better; the other is hidden.
        let costs = sights.map { track, expected, sight in
            FaceAssociation.cost(
                tracks[track], expected: expected, box: sight.landmarks.bounds, appearance: sight.appearance)
        }
        for (position, entry) in sights.enumerated() {
            let isHidden = sights.indices.contains { other in
                other != position && (costs[other], other) < (costs[position], position)
                    && sights[other].sight.landmarks.bounds.overlap(with: entry.sight.landmarks.bounds)
                        > Self.sameFaceOverlap
            }
            if isHidden {
                tracks[entry.track].isSeen = false
                hasLost = true
            } else {
                tracks[entry.track].observe(entry.sight, time: time, smooths: options.smoothsLandmarks)
            }
        }
        return hasLost
    }

    private static func isHalfHidden(_ box: Box<ImageSpace>, _ expected: Box<ImageSpace>) -> Bool {
        let growth = box.longerSide / expected.longerSide
        return !(growth <= largestGrowth && growth >= 1 / largestGrowth)
    }

    private func sight(
        in view: ImageView, around box: Box<ImageSpace>, detectorScore: Double?
    ) throws(PetFaceError) -> FaceSight {
        let look = try search.locator.find(in: view, around: box)
        return FaceSight(
            landmarks: look.landmarks, visibility: look.visibility, presence: look.presence,
            detectorScore: detectorScore, speciesLogits: look.speciesLogits,
            appearance: search.locator.appearance)
    }

    // MARK: Detecting

    /// Looks for new faces and for those that were lost, and for signs of those that are followed.
    private func detect(in view: ImageView) throws(PetFaceError) {
        lastDetection = frameCount
        detectionCount += 1
        let needed = score.leastProbability(for: minimumScore, detectorThreshold: faces.scoreThreshold)
        // Followed faces are confirmed by less than a new one needs.
        let candidates = try search.detector.find(in: view, minimumScore: needed / 2, limit: 100)
        let seen = tracks.indices.filter { tracks[$0].isSeen }
        let known = FaceAssociation.pairs(rows: candidates.count, columns: seen.count) { row, column in
            let overlap = candidates[row].box.overlap(with: tracks[seen[column]].box)
            return overlap >= Self.confirmingOverlap ? -overlap : nil
        }
        for column in seen.indices {
            if let pair = known.first(where: { $0.column == column }) {
                tracks[seen[column]].confirm(score: candidates[pair.row].score)
            } else {
                tracks[seen[column]].unconfirmedCount += 1
                let isCertain = tracks[seen[column]].presence >= Self.certainPresence
                if tracks[seen[column]].unconfirmedCount >= (isCertain ? Self.longestDoubt : 1) {
                    tracks[seen[column]].isSeen = false
                }
            }
        }
        var sights: [FaceSight] = []
        for (row, candidate) in candidates.enumerated()
        where candidate.score >= needed && !known.contains(where: { $0.row == row }) {
            guard seen.count + sights.count < options.maximumFaceCount else { break }
            let sight = try sight(in: view, around: candidate.box, detectorScore: candidate.score)
            let isNew = !(tracks.filter(\.isSeen).map(\.box) + sights.map(\.landmarks.bounds)).contains { box in
                box.overlap(with: sight.landmarks.bounds) > faces.suppressionOverlap
            }
            let combined = score.combine(detector: candidate.score, presence: sight.presence)
            if combined >= minimumScore, isNew { sights.append(sight) }
        }
        welcome(sights)
    }

    /// Gives new faces the numbers of lost animals that they may be, or new ones.
    private func welcome(_ sights: [FaceSight]) {
        let lost = tracks.indices.filter { !tracks[$0].isSeen }
        let pairs = FaceAssociation.pairs(rows: sights.count, columns: lost.count) { row, column in
            let track = tracks[lost[column]]
            let (box, appearance) = (sights[row].landmarks.bounds, sights[row].appearance)
            let limit = Self.revivalDistance + Self.revivalDistanceGrowth * (time - track.lastSeen)
            return track.returnBoxes(at: time).compactMap { expected in
                let distance = FaceAssociation.distance(expected, box)
                let unlikeness = FaceAssociation.unlikeness(
                    track, expected: expected, box: box, appearance: appearance)
                return distance <= limit && unlikeness <= Self.revivalUnlikeness ? distance + unlikeness : nil
            }.min()
        }
        for (row, sight) in sights.enumerated() {
            if let pair = pairs.first(where: { $0.row == row }) {
                let index = lost[pair.column]
                let isHalfHidden = Self.isHalfHidden(
                    sight.landmarks.bounds, tracks[index].expectedBox(at: time))
                if isHalfHidden, time - tracks[index].lastSeen < Self.hidingTime { continue }
                tracks[index].observe(sight, time: time, smooths: options.smoothsLandmarks)
                tracks[index].unconfirmedCount = 0
            } else if !lost.contains(where: { isHiding(tracks[$0], at: sight.landmarks.bounds) }) {
                tracks.append(FaceTrack(id: nextID, sight, time: time))
                nextID += 1
            }
        }
    }

    /// Whether a place may be what shows of an animal that was lost a moment ago.
    private func isHiding(_ track: FaceTrack, at box: Box<ImageSpace>) -> Bool {
        time - track.lastSeen < Self.hidingTime
            && track.returnBoxes(at: time).contains { FaceAssociation.distance($0, box) <= Self.revivalDistance }
    }

    private func result(_ track: FaceTrack) -> TrackedFace {
        TrackedFace(
            id: track.id,
            face: PetFace(
                species: search.species(track.speciesLogits),
                score: score.combine(detector: track.detectorScore, presence: track.presence),
                detectedBox: track.box, landmarks: track.smoothed, visibility: track.visibility),
            measuredLandmarks: track.landmarks)
    }
}
