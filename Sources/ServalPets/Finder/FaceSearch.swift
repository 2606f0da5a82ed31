import Serval
import ServalImage

/// The end-to-end networks in a row: what the detector suggests, each with an exact look.
package final class FaceSearch {
    package let detector: FaceDetector
    package let locator: PointLocator
    private let faces: DenseFaceDecoding
    private let score: HeatMapDecoding.Score
    private let species: [PetSpecies]

    /// - Throws: `PetFaceError.run` where memory for the sessions is short.
    package init(_ faces: FaceNetwork, _ points: PointNetwork, threads: ThreadCount) throws(PetFaceError) {
        detector = try FaceDetector(faces, threads: threads)
        locator = try PointLocator(points, threads: threads)
        self.faces = faces.decoding
        score = points.decoding.score
        species = faces.decoding.species.map(PetSpecies.init)
    }

    /// All faces of at least a score, best first.
    package func faces(
        in view: ImageView, minimumScore: Double, limit: Int
    ) throws(PetFaceError) -> [PetFace] {
        guard limit > 0 else { return [] }
        let candidates = try candidates(in: view, minimumScore: minimumScore)
        return try look(at: candidates, in: view, minimumScore: minimumScore, limit: limit)
    }

    /// What the detector suggests, as far as it can lead to a score.
    package func candidates(
        in view: ImageView, minimumScore: Double
    ) throws(PetFaceError) -> [FaceCandidate] {
        try detector.find(
            in: view,
            minimumScore: score.leastProbability(for: minimumScore, detectorThreshold: faces.scoreThreshold),
            limit: Self.candidateLimit)
    }

    /// The most places of a photo that are looked at.
    private static let candidateLimit = 200

    /// The exact look at each candidate, as far as it can be among the best `limit`; best first.
    package func look(
        at candidates: [FaceCandidate], in view: ImageView, minimumScore: Double, limit: Int
    ) throws(PetFaceError) -> [PetFace] {
        var found: [PetFace] = []
        for candidate in candidates {
            // The next ones cannot beat those that are there.
            if found.count >= limit {
                let best = withoutRepeats(found).prefix(limit)
                if best.count == limit, let last = best.last, last.score >= score.bound(detector: candidate.score) {
                    break
                }
            }
            let face = try face(candidate, in: view)
            guard face.score >= minimumScore else { continue }
            found.insert(face, at: found.firstIndex { $0.score < face.score } ?? found.endIndex)
        }
        return Array(withoutRepeats(found).prefix(limit))
    }

    /// One candidate after the exact look.
    package func face(_ candidate: FaceCandidate, in view: ImageView) throws(PetFaceError) -> PetFace {
        let look = try locator.find(in: view, around: candidate.box)
        return PetFace(
            species: species(candidate.speciesLogits, look.speciesLogits),
            score: score.combine(detector: candidate.score, presence: look.presence), detectedBox: candidate.box,
            landmarks: look.landmarks, visibility: look.visibility)
    }

    /// The species that is the likeliest by the mean of both networks' probabilities.
    package func species(_ first: [Float], _ second: [Float]) -> PetSpecies? {
        let mean = zip(softmax(first), softmax(second)).map { $0 + $1 }
        return indexOfMaximum(mean).map { species[$0] }
    }

    /// The likeliest species.
    package func species(_ logits: [Float]) -> PetSpecies? { indexOfMaximum(logits).map { species[$0] } }

    /// Of faces that turn out to be the same the best one; one that gives way makes no other give way.
    private func withoutRepeats(_ sorted: [PetFace]) -> [PetFace] {
        var kept: [PetFace] = []
        for face in sorted
        where !kept.contains(where: { $0.box.overlap(with: face.box) > faces.suppressionOverlap }) {
            kept.append(face)
        }
        return kept
    }
}
