import Serval
import ServalImage

/// The pair of networks in a row: the detector, then the landmark network on the square round its box.
package final class FacePair {
    package let detector: BoxDetector
    package let locator: LandmarkLocator

    /// - Throws: `PetFaceError.run` where memory for the sessions is short.
    package init(_ box: CheckedModel, _ landmarks: CheckedModel, threads: ThreadCount) throws(PetFaceError) {
        detector = try BoxDetector(box, threads: threads)
        locator = try LandmarkLocator(landmarks, threads: threads)
    }

    /// The one face that the networks always answer.
    package func face(in view: ImageView) throws(PetFaceError) -> PetFace {
        let box = try detector.find(in: view)
        return PetFace(detectedBox: box, landmarks: try locator.find(in: view, around: box))
    }
}
