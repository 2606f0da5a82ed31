import Serval
import ServalImage

/// Finds cats' and dogs' faces in photos: the detector, then the exact look at the square round each face.
///
/// ```swift
/// import ServalPetWeightsFloat
///
/// let finder = try PetFaceFinder(weights: .float32)
/// for face in try finder.faces(in: Image.decode(bytes)) {
///     print(face.species, face.score, face.landmarks[.leftEye], face.rollDegrees)
/// }
/// ```
///
/// A finder holds two sessions and works on one photo at a time; several finders may share their models and work at
/// once. It keeps its memory from photo to photo.
public final class PetFaceFinder {
    package enum Engine {
        case endToEnd(FaceSearch)
        case pair(FacePair)
    }

    /// The networks that look.
    public let models: PetFaceModels
    /// Faces of a lower score are not told of; `PetFaceModels.minimumScore` at first. 0 to 1.
    public var minimumScore: Double
    /// The most faces of one photo, the best ones; at least 0.
    public var maximumFaceCount = 100
    package let engine: Engine

    /// A finder for networks that are already loaded.
    ///
    /// - Throws: `PetFaceError.run` where memory for the sessions is short.
    public init(models: PetFaceModels, threads: ThreadCount = .automatic) throws(PetFaceError) {
        self.models = models
        minimumScore = models.minimumScore
        switch models.checked {
        case .endToEnd(let faces, let points): engine = .endToEnd(try FaceSearch(faces, points, threads: threads))
        case .pair(let box, let landmarks): engine = .pair(try FacePair(box, landmarks, threads: threads))
        }
    }

    /// A finder with the networks of model files: those that the package brings, or the program's own.
    ///
    /// - Throws: what `PetFaceModels.init(weights:options:limits:)` throws, and `PetFaceError.run` where memory for the
    ///   sessions is short.
    public convenience init(
        weights: PetWeights, threads: ThreadCount = .automatic, options: ModelOptions = ModelOptions(),
        limits: ModelLimits = ModelLimits()
    ) throws(PetFaceError) {
        try self.init(models: try PetFaceModels(weights: weights, options: options, limits: limits), threads: threads)
    }

    /// All faces in a photo, best first; none where there is no cat or dog.
    ///
    /// The pair of networks (`PetNetworks.pair`) always answers with one face.
    ///
    /// - Returns: at most `maximumFaceCount` faces of at least `minimumScore`, in pixels of the photo.
    /// - Throws: `PetFaceError.image` for a photo that cannot be scaled, `.run` for a run that was cancelled with its task
    ///   (`isCancellation`), `.outputNotFinite` for broken weights.
    public func faces(in image: Image) throws(PetFaceError) -> [PetFace] {
        try image.withView { (view) throws(PetFaceError) in try faces(in: view) }
    }

    /// All faces in a picture that lies in the caller's memory, such as a camera's frame; it is not copied.
    ///
    /// - Returns: what `faces(in:)` returns for a copy of the picture.
    /// - Throws: what `faces(in:)` throws.
    public func faces(in view: ImageView) throws(PetFaceError) -> [PetFace] {
        switch engine {
        case .endToEnd(let search):
            return try search.faces(in: view, minimumScore: minimumScore, limit: maximumFaceCount)
        case .pair(let pair):
            guard maximumFaceCount > 0 else { return [] }
            let face = try pair.face(in: view)
            return face.score >= minimumScore ? [face] : []
        }
    }

    /// The nine points of a face whose box is known: the second network alone.
    ///
    /// - Parameters:
    ///   - image: the photo.
    ///   - box: the face box in pixels of the photo. Swapped edges are exchanged, and a box outside of the photo moves to
    ///     its border.
    /// - Throws: what `faces(in:)` throws.
    public func landmarks(
        in image: Image, around box: Box<ImageSpace>
    ) throws(PetFaceError) -> Landmarks<ImageSpace> {
        try image.withView { (view) throws(PetFaceError) in try landmarks(in: view, around: box) }
    }

    /// The nine points of a face whose box is known, in a picture that lies in the caller's memory; it is not copied.
    ///
    /// - Parameters:
    ///   - view: the picture.
    ///   - box: the face box in pixels of the upright picture.
    /// - Throws: what `faces(in:)` throws.
    public func landmarks(
        in view: ImageView, around box: Box<ImageSpace>
    ) throws(PetFaceError) -> Landmarks<ImageSpace> {
        let box = box.repaired(in: PictureSize(view), minimumSide: 1)
        switch engine {
        case .endToEnd(let search): return try search.locator.find(in: view, around: box).landmarks
        case .pair(let pair): return try pair.locator.find(in: view, around: box)
        }
    }
}
