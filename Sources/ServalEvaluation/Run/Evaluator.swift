import Serval
import ServalImage
import ServalPets

/// Measures the networks against labels, one photo at a time.
package final class Evaluator {
    private let measures: Set<Measure>
    private let finder: PetFaceFinder
    /// The score from which on a face counts.
    package let minimumScore: Double

    /// Down to this score faces are noted, for the curves over all scores.
    private static let lowestScore = 0.02

    /// - Parameter minimumScore: nil for what the models state.
    /// - Throws: `PetFaceError.run` where memory for the sessions is short.
    package init(
        measures: Set<Measure>, models: PetFaceModels, minimumScore: Double? = nil, threads: ThreadCount = .automatic
    ) throws(PetFaceError) {
        self.measures = measures
        finder = try PetFaceFinder(models: models, threads: threads)
        self.minimumScore = minimumScore ?? models.minimumScore
    }

    /// One labelled face: what the networks make of the photo if it is the only one.
    ///
    /// - Throws: `EvaluationError`.
    package func measure(_ image: Image, _ label: FaceLabel) throws(EvaluationError) -> PhotoResult {
        try check(image, width: label.width, height: label.height)
        var result = PhotoResult(label: label)
        do {
            if measures.contains(.landmarks) {
                let found = try finder.landmarks(in: image, around: label.face)
                result.inLabelledBox = LandmarkErrors(found: found, label: label.landmarks)
            }
            if measures.contains(.boxes) {
                let box = try image.withView { (view) throws(PetFaceError) in try finder.bestBox(in: view) }
                result.overlap = box?.overlap(with: label.face) ?? 0
            }
            if measures.contains(.pipeline) {
                (finder.minimumScore, finder.maximumFaceCount) = (0, 1)
                if let face = try finder.faces(in: image).first {
                    result.inFoundBox = LandmarkErrors(found: face.landmarks, label: label.landmarks)
                    result.pipelineOverlap = face.box.overlap(with: label.face)
                }
            }
        } catch {
            throw .face(error)
        }
        return result
    }

    /// All labelled faces of a photo.
    ///
    /// - Throws: `EvaluationError`.
    package func measure(_ image: Image, _ labels: PhotoLabels) throws(EvaluationError) -> FacesResult {
        try check(image, width: labels.width, height: labels.height)
        return FacesResult(labels: labels, faces: try allFaces(in: image))
    }

    /// A photo without cats and dogs.
    ///
    /// - Throws: `EvaluationError`.
    package func measure(_ image: Image, _ photo: NegativePhoto) throws(EvaluationError) -> NegativeResult {
        NegativeResult(photo: photo, scores: try allFaces(in: image).map(\.score))
    }

    private func allFaces(in image: Image) throws(EvaluationError) -> [PetFace] {
        (finder.minimumScore, finder.maximumFaceCount) = (min(Self.lowestScore, minimumScore), 100)
        do { return try finder.faces(in: image) } catch { throw .face(error) }
    }

    private func check(_ image: Image, width: Int, height: Int) throws(EvaluationError) {
        guard image.width == width, image.height == height else {
            throw .sizeMismatch(labelled: (width, height), found: (image.width, image.height))
        }
    }
}

extension PetFaceFinder {
    /// The box of the detector's best face, whatever its score.
    fileprivate func bestBox(in view: ImageView) throws(PetFaceError) -> Box<ImageSpace>? {
        switch engine {
        case .endToEnd(let search): try search.detector.find(in: view, minimumScore: 0, limit: 1).first?.box
        case .pair(let pair): try pair.detector.find(in: view)
        }
    }
}

/// Why a photo could not be measured.
package enum EvaluationError: Error, Sendable {
    /// The photo is not the version of it that was labelled.
    case sizeMismatch(labelled: (width: Int, height: Int), found: (width: Int, height: Int))
    /// The networks failed.
    case face(PetFaceError)
}

extension EvaluationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .sizeMismatch(let labelled, let found):
            "The photo measures \(found.width) x \(found.height) pixels, but was labelled at "
                + "\(labelled.width) x \(labelled.height); use the file that was labelled."
        case .face(let error): error.description
        }
    }
}
