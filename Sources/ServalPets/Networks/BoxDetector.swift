import Serval
import ServalImage

/// The first network at work: a session, its input's memory, and where the photo lies in it.
///
/// `prepare` and `run` are the stages that a benchmark times one by one; `find` is one after the other.
package final class BoxDetector {
    private let session: Session
    private let input: PhotoInput
    private var mapping = Mapping<ImageSpace, InputSpace>(scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0)

    /// Detector pixels below which a side is no face but an error.
    private static let minimumSide = 2.0

    /// - Throws: `PetFaceError.run` where memory for a session is short.
    package init(_ network: CheckedModel, threads: ThreadCount) throws(PetFaceError) {
        do { session = try network.model.makeSession(threads: threads) } catch { throw .run(.box, error) }
        input = PhotoInput(network.preprocessing)
    }

    /// Fits the photo into the network's input.
    package func prepare(_ view: ImageView) throws(PetFaceError) {
        do { mapping = try input.fill(from: view) } catch { throw .image(error) }
    }

    /// Runs the network on the prepared photo.
    package func run() throws(PetFaceError) -> Box<InputSpace> {
        do {
            try input.withValues { (values) throws(ServalError) in try session.run(reading: values) }
        } catch {
            throw .run(.box, error)
        }
        return session.withOutput(0) { values in
            Box(x0: Double(values[0]), y0: Double(values[1]), x1: Double(values[2]), y1: Double(values[3]))
        }
    }

    /// The box in the photo that `prepare` was given, fit for a crop to be taken round it.
    package func inImage(_ box: Box<InputSpace>, _ picture: PictureSize) -> Box<ImageSpace> {
        let scale = min(mapping.scaleX, mapping.scaleY)
        return mapping.inverse(box).repaired(in: picture, minimumSide: Self.minimumSide / scale)
    }

    package func find(in view: ImageView) throws(PetFaceError) -> Box<ImageSpace> {
        try prepare(view)
        return inImage(try run(), PictureSize(view))
    }
}
