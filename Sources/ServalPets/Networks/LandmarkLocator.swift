import Serval
import ServalImage

/// The second network at work: a session, its input's memory, and where the face's square lies in it.
///
/// `prepare` and `run` are the stages that a benchmark times one by one; `find` is one after the other.
package final class LandmarkLocator {
    private let session: Session
    private let input: PhotoInput
    private var mapping = Mapping<ImageSpace, CropSpace>(scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0)

    /// - Throws: `PetFaceError.run` where memory for a session is short.
    package init(_ network: CheckedModel, threads: ThreadCount) throws(PetFaceError) {
        do { session = try network.model.makeSession(threads: threads) } catch { throw .run(.landmarks, error) }
        input = PhotoInput(network.preprocessing)
    }

    /// Scales the square round a face box into the network's input.
    package func prepare(_ view: ImageView, around box: Box<ImageSpace>) throws(PetFaceError) {
        let part = box.faceCrop(in: PictureSize(view))
        do { mapping = try input.fill(from: view, part: part) } catch { throw .image(error) }
    }

    /// Runs the network on the prepared face.
    ///
    /// - Throws: `PetFaceError.outputNotFinite`, and `.run`.
    package func run() throws(PetFaceError) -> Landmarks<CropSpace> {
        do {
            try input.withValues { (values) throws(ServalError) in try session.run(reading: values) }
        } catch {
            throw .run(.landmarks, error)
        }
        let landmarks = session.withOutput(0) { values in
            Landmarks<CropSpace> { landmark in
                Point(x: Double(values[2 * landmark.index]), y: Double(values[2 * landmark.index + 1]))
            }
        }
        guard landmarks.isFinite else { throw .outputNotFinite(.landmarks) }
        return landmarks
    }

    /// The points in the photo that `prepare` was given.
    package func inImage(_ landmarks: Landmarks<CropSpace>) -> Landmarks<ImageSpace> {
        landmarks.mapped(by: mapping.inverse)
    }

    package func find(in view: ImageView, around box: Box<ImageSpace>) throws(PetFaceError) -> Landmarks<ImageSpace> {
        try prepare(view, around: box)
        return inImage(try run())
    }
}
