import ServalImage
import ServalPets

/// Runs frames and notes how long each stage took.
struct PipelineFrames {
    enum Stage: String, CaseIterable {
        case decode, letterbox, detector, crop, landmarks, total
    }

    private let finder: PetFaceFinder
    private let bytes: UnsafeRawBufferPointer
    private let limits: DecodeLimits
    private var times: [[Duration]] = []
    private(set) var size = (width: 0, height: 0)
    /// How many faces were looked at in the last frame; the pair always looks at one.
    private(set) var faceCount = 0

    init(finder: PetFaceFinder, bytes: UnsafeRawBufferPointer, limits: DecodeLimits) {
        (self.finder, self.bytes, self.limits) = (finder, bytes, limits)
    }

    /// One frame: the stages in the order of `PetFaceFinder.faces(in:)`.
    mutating func run() throws {
        let start = ContinuousClock.now
        let image = try Image.decode(bytes, options: DecodeOptions(limits: limits))
        let decoded = ContinuousClock.now
        let (times, faces) = try image.withView { view in
            switch finder.engine {
            case .pair(let pair): (try Self.time(pair, view), 1)
            case .endToEnd(let search): try Self.time(search, view, minimumScore: finder.minimumScore)
            }
        }
        (size, faceCount) = ((image.width, image.height), faces)
        self.times.append([decoded - start] + times + [times.reduce(decoded - start, +)])
    }

    private static func time(_ pair: FacePair, _ view: ImageView) throws -> [Duration] {
        let start = ContinuousClock.now
        try pair.detector.prepare(view)
        let fitted = ContinuousClock.now
        let box = pair.detector.inImage(try pair.detector.run(), PictureSize(view))
        let detected = ContinuousClock.now
        try pair.locator.prepare(view, around: box)
        let cropped = ContinuousClock.now
        let landmarks = pair.locator.inImage(try pair.locator.run())
        let located = ContinuousClock.now
        withExtendedLifetime(landmarks) {}
        return [fitted - start, detected - fitted, cropped - detected, located - cropped]
    }

    /// Each of several faces adds to the last two stages.
    private static func time(
        _ search: FaceSearch, _ view: ImageView, minimumScore: Double
    ) throws -> (times: [Duration], faces: Int) {
        let start = ContinuousClock.now
        try search.detector.prepare(view)
        let fitted = ContinuousClock.now
        try search.detector.run()
        let candidates = try search.detector.candidates(
            minimumScore: minimumScore, limit: 100, PictureSize(view))
        let detected = ContinuousClock.now
        var (crop, landmarks) = (Duration.zero, Duration.zero)
        for candidate in candidates {
            let before = ContinuousClock.now
            try search.locator.prepare(view, around: candidate.box)
            let cropped = ContinuousClock.now
            let look = try search.locator.run()
            landmarks += ContinuousClock.now - cropped
            crop += cropped - before
            withExtendedLifetime(look) {}
        }
        return ([fitted - start, detected - fitted, crop, landmarks], candidates.count)
    }

    /// Without the first `count` frames.
    func dropping(_ count: Int) -> PipelineFrames {
        var frames = self
        frames.times.removeFirst(count)
        return frames
    }

    func samples(of stage: Stage) -> Samples {
        var samples = Samples()
        guard let index = Stage.allCases.firstIndex(of: stage) else { return samples }
        for frame in times { samples.add(frame[index]) }
        return samples
    }
}
