import Serval
import ServalImage

/// The end-to-end detector at work: a session, its input's memory, and where the photo lies in it.
///
/// `prepare`, `run` and `candidates` are the stages that a benchmark times one by one.
package final class FaceDetector {
    private let session: Session
    private let input: PhotoInput
    private let decoder: DenseFaceDecoder
    private let pointOrder: [Int]
    private var mapping = Mapping<ImageSpace, InputSpace>(scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0)

    /// Detector pixels below which a side is no face but an error.
    private static let minimumSide = 2.0

    /// - Throws: `PetFaceError.run` where memory for a session is short.
    package init(_ network: FaceNetwork, threads: ThreadCount) throws(PetFaceError) {
        do { session = try network.checked.model.makeSession(threads: threads) } catch { throw .run(.faces, error) }
        input = PhotoInput(network.checked.preprocessing)
        let dimensions = network.checked.model.outputs[0].shape.dimensions
        decoder = DenseFaceDecoder(
            network.decoding, rows: dimensions[1], columns: dimensions[2], channels: dimensions[3])
        pointOrder = network.pointOrder
    }

    /// Fits the photo into the network's input.
    package func prepare(_ view: ImageView) throws(PetFaceError) {
        do { mapping = try input.fill(from: view) } catch { throw .image(error) }
    }

    /// Runs the network on the prepared photo.
    package func run() throws(PetFaceError) {
        do {
            try input.withValues { (values) throws(ServalError) in try session.run(reading: values) }
        } catch {
            throw .run(.faces, error)
        }
    }

    /// What the last run found, best first.
    ///
    /// - Parameters:
    ///   - minimumScore: the least probability.
    ///   - limit: the most faces.
    ///   - picture: the size of the photo that `prepare` was given.
    /// - Throws: `PetFaceError.outputNotFinite`.
    package func candidates(
        minimumScore: Double, limit: Int, _ picture: PictureSize
    ) throws(PetFaceError) -> [FaceCandidate] {
        let inverse = mapping.inverse
        let minimumSide = Self.minimumSide / min(mapping.scaleX, mapping.scaleY)
        let candidates = session.withOutput(0) { values in
            decoder.peaks(in: values, minimumScore: minimumScore, limit: limit)?.map { peak in
                FaceCandidate(
                    score: probability(peak.logit),
                    box: inverse(peak.box).repaired(in: picture, minimumSide: minimumSide),
                    speciesLogits: decoder.speciesLogits(of: peak, in: values),
                    landmarks: Landmarks { inverse(decoder.point(pointOrder[$0.index], of: peak, in: values)) },
                    visibility: LandmarkVisibility { decoder.visibility(pointOrder[$0.index], of: peak, in: values) })
            }
        }
        guard let candidates else { throw .outputNotFinite(.faces) }
        return candidates
    }

    package func find(
        in view: ImageView, minimumScore: Double, limit: Int
    ) throws(PetFaceError) -> [FaceCandidate] {
        try prepare(view)
        try run()
        return try candidates(minimumScore: minimumScore, limit: limit, PictureSize(view))
    }
}
