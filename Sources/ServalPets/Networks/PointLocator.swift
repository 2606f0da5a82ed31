import Serval
import ServalImage

/// The exact look at a face at work: a session, its input's memory, and where the face's square lies in it.
///
/// `prepare` and `run` are the stages that a benchmark times one by one; `find` is one after the other.
package final class PointLocator {
    /// What the network says of a square of the photo.
    package struct Look: Sendable {
        package let landmarks: Landmarks<ImageSpace>
        package let visibility: LandmarkVisibility
        /// The probability of a face being there.
        package let presence: Double
        /// One logit a species, in the detector's order.
        package let speciesLogits: [Float]
    }

    private let session: Session
    private let input: PhotoInput
    private let network: PointNetwork
    private let decoder: HeatMapDecoder
    private var picture = PictureSize(width: 0, height: 0)
    private var mapping = Mapping<ImageSpace, CropSpace>(scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0)

    /// - Throws: `PetFaceError.run` where memory for a session is short.
    package init(_ network: PointNetwork, threads: ThreadCount) throws(PetFaceError) {
        self.network = network
        do { session = try network.checked.model.makeSession(threads: threads) } catch { throw .run(.points, error) }
        input = PhotoInput(network.checked.preprocessing)
        let dimensions = network.checked.model.outputs[0].shape.dimensions
        decoder = HeatMapDecoder(
            network.decoding, rows: dimensions[1], columns: dimensions[2], channels: dimensions[3])
    }

    /// Scales the square round a face box into the network's input.
    package func prepare(_ view: ImageView, around box: Box<ImageSpace>) throws(PetFaceError) {
        picture = PictureSize(view)
        let part = box.faceCrop(in: PictureSize(view), margin: network.decoding.crop)
        do { mapping = try input.fill(from: view, part: part) } catch { throw .image(error) }
    }

    /// Runs the network on the prepared square.
    ///
    /// - Throws: `PetFaceError.outputNotFinite`, and `.run`.
    package func run() throws(PetFaceError) -> Look {
        do {
            try input.withValues { (values) throws(ServalError) in try session.run(reading: values) }
        } catch {
            throw .run(.points, error)
        }
        let inverse = mapping.inverse
        let (width, height) = (
            Double(network.checked.preprocessing.width), Double(network.checked.preprocessing.height)
        )
        let landmarks = session.withOutput(0) { values in
            Landmarks<ImageSpace> { landmark in
                let (x, y) = decoder.point(network.pointOrder[landmark.index], in: values)
                return inverse(Point<CropSpace>(x: x * width, y: y * height))
            }
        }
        let look = session.withOutput(1) { facts in
            Look(
                landmarks: landmarks,
                visibility: LandmarkVisibility { landmark in
                    let first = network.decoding.visible.lowerBound
                    let place = landmarks[landmark]
                    let isInside = (0...picture.width).contains(place.x) && (0...picture.height).contains(place.y)
                    return isInside ? Float(probability(facts[first + network.pointOrder[landmark.index]])) : 0
                },
                presence: probability(facts[network.decoding.presence]),
                speciesLogits: network.species.map { facts[$0] })
        }
        guard landmarks.isFinite, look.presence.isFinite, look.speciesLogits.allSatisfy(\.isFinite) else {
            throw .outputNotFinite(.points)
        }
        return look
    }

    /// The colours of the square that was last looked at.
    var appearance: FaceAppearance {
        let preprocessing = network.checked.preprocessing
        return input.withValues { values in
            FaceAppearance(
                of: values, width: preprocessing.width, height: preprocessing.height,
                channels: preprocessing.color.channels, unit: 255 * preprocessing.scale[0])
        }
    }

    package func find(in view: ImageView, around box: Box<ImageSpace>) throws(PetFaceError) -> Look {
        try prepare(view, around: box)
        return try run()
    }
}
