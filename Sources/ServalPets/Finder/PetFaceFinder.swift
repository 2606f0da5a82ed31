import Serval
import ServalImage

/// Finds a cat's or dog's face in photos: the detector, then the landmark network on the square round its box.
///
///     let finder = try PetFaceFinder()
///     let face = try finder.find(in: Image.decode(bytes))
///     print(face.landmarks[.leftEye], face.rollDegrees)
///
/// A finder holds two sessions and works on one photo at a time; several finders may share their models and work at
/// once. It keeps its memory from photo to photo.
public final class PetFaceFinder {
    public let models: PetFaceModels
    package let detector: BoxDetector
    package let locator: LandmarkLocator

    /// A finder for networks that are already loaded.
    ///
    /// - Throws: `PetFaceError.run` where memory for the sessions is short.
    public init(models: PetFaceModels, threads: ThreadCount = .automatic) throws(PetFaceError) {
        self.models = models
        detector = try BoxDetector(models.boxNetwork, threads: threads)
        locator = try LandmarkLocator(models.landmarkNetwork, threads: threads)
    }

    /// A finder with the bundled networks, or those of model files.
    ///
    /// - Throws: what `PetFaceModels.init(boxPath:landmarkPath:precision:options:limits:)` throws, and `PetFaceError.run`
    ///   where memory for the sessions is short.
    public convenience init(
        boxPath: String? = nil, landmarkPath: String? = nil, precision: BundledPrecision = .float32,
        threads: ThreadCount = .automatic, options: ModelOptions = ModelOptions(),
        limits: ModelLimits = ModelLimits()
    ) throws(PetFaceError) {
        let models = try PetFaceModels(
            boxPath: boxPath, landmarkPath: landmarkPath, precision: precision, options: options, limits: limits)
        try self.init(models: models, threads: threads)
    }

    /// The face in a photo. The networks always answer; `PetFace.agreement` tells how far to trust them.
    public func find(in image: Image) throws(PetFaceError) -> PetFace {
        let box = try detector.find(in: image)
        return PetFace(detectedBox: box, landmarks: try locator.find(in: image, around: box))
    }

    /// The detector's view of the face box: the first network alone.
    public func findBox(in image: Image) throws(PetFaceError) -> Box<ImageSpace> {
        try detector.find(in: image)
    }

    /// The nine points of a face whose box is known: the second network.
    public func findLandmarks(in image: Image, around box: Box<ImageSpace>) throws(PetFaceError) -> Landmarks<
        ImageSpace
    > {
        try locator.find(in: image, around: box.repaired(in: image, minimumSide: 1))
    }
}
