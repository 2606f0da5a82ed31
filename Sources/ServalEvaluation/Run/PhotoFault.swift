/// What went wrong in one photo.
package struct PhotoFault: Sendable, Equatable {
    package let file: String
    package let missedCount: Int
    /// The scores of faces that are none, best first.
    package let falseScores: [Double]
    /// The largest normalised mean error of a found face; nil where none was found.
    package let error: Double?
    /// Found faces of which another species is told.
    package let wrongSpeciesCount: Int

    package init(_ result: FacesResult, minimumScore: Double) {
        let found = result.found(from: minimumScore)
        file = result.labels.file
        missedCount = result.labels.faces.count - found.count { $0.label != nil }
        falseScores = found.filter { $0.label == nil }.map(\.score)
        error = found.compactMap { $0.errors?.mean }.max()
        wrongSpeciesCount = found.count { face in
            guard let index = face.label, let species = face.species else { return false }
            return !result.labels.faces[index].species.isEmpty && species != result.labels.faces[index].species
        }
    }

    package init(_ result: NegativeResult, minimumScore: Double) {
        file = result.photo.file
        falseScores = result.scores.filter { $0 >= minimumScore }
        (missedCount, error, wrongSpeciesCount) = (0, nil, 0)
    }

    /// How bad it is: each face missed counts 1, a false one its score, points their error, a species a tenth.
    package var weight: Double {
        Double(missedCount) + falseScores.reduce(0, +) + (error ?? 0) + Double(wrongSpeciesCount) / 10
    }
}
