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

    init(finder: PetFaceFinder, bytes: UnsafeRawBufferPointer, limits: DecodeLimits) {
        (self.finder, self.bytes, self.limits) = (finder, bytes, limits)
    }

    /// One frame: the stages in the order of `PetFaceFinder.find`.
    mutating func run() throws {
        let start = ContinuousClock.now
        let image = try Image.decode(bytes, options: DecodeOptions(limits: limits))
        let decoded = ContinuousClock.now
        try finder.detector.prepare(image)
        let fitted = ContinuousClock.now
        let box = finder.detector.inImage(try finder.detector.run(), image)
        let detected = ContinuousClock.now
        try finder.locator.prepare(image, around: box)
        let cropped = ContinuousClock.now
        let landmarks = finder.locator.inImage(try finder.locator.run())
        let located = ContinuousClock.now
        withExtendedLifetime(landmarks) {}
        size = (image.width, image.height)
        times.append([
            decoded - start, fitted - decoded, detected - fitted, cropped - detected, located - cropped,
            located - start,
        ])
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
