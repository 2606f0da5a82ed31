import Serval
import ServalImage
import ServalPets

/// Measures the networks against labels, one photo at a time.
package final class Evaluator {
    private let measures: Set<Measure>
    private let detector: BoxDetector?
    private let locator: LandmarkLocator?

    /// Loads the networks that the measures need, the bundled ones where a path is nil.
    package init(
        measures: Set<Measure>, boxPath: String? = nil, landmarkPath: String? = nil,
        precision: BundledPrecision = .float32, threads: ThreadCount = .automatic
    ) throws(PetFaceError) {
        self.measures = measures
        var (detector, locator): (BoxDetector?, LandmarkLocator?) = (nil, nil)
        if measures.contains(where: \.needsDetector) {
            detector = try BoxDetector(
                PetFaceModels.checked(.box, path: boxPath, precision: precision), threads: threads)
        }
        if measures.contains(where: \.needsLocator) {
            locator = try LandmarkLocator(
                PetFaceModels.checked(.landmarks, path: landmarkPath, precision: precision), threads: threads)
        }
        (self.detector, self.locator) = (detector, locator)
    }

    /// - Throws: `EvaluationError`.
    package func measure(_ image: Image, _ label: FaceLabel) throws(EvaluationError) -> PhotoResult {
        guard image.width == label.width, image.height == label.height else {
            throw .sizeMismatch(
                labelled: (label.width, label.height), found: (image.width, image.height))
        }
        var result = PhotoResult(label: label)
        do {
            if let locator, measures.contains(.landmarks) {
                let found = try locator.find(in: image, around: label.face)
                result.inLabelledBox = LandmarkErrors(found: found, label: label.landmarks)
            }
            if let detector {
                let box = try detector.find(in: image)
                if measures.contains(.boxes) { result.overlap = box.overlap(with: label.face) }
                if let locator, measures.contains(.pipeline) {
                    let found = try locator.find(in: image, around: box)
                    result.inFoundBox = LandmarkErrors(found: found, label: label.landmarks)
                    let face = PetFace(detectedBox: box, landmarks: found)
                    result.pipelineOverlap = face.box.overlap(with: label.face)
                }
            }
        } catch {
            throw .face(error)
        }
        return result
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
