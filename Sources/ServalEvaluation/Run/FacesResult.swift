import ServalPets

/// How one photo with any number of faces came out.
package struct FacesResult: Sendable {
    /// A face that was found.
    package struct Found: Sendable {
        package let score: Double
        package let species: String?
        /// The labelled face that it is; nil for a false one.
        package let label: Int?
        /// Against the labelled face.
        package let errors: LandmarkErrors?
        /// For each landmark in its order, whether what is said of its visibility is what was labelled.
        package let isVisibilityRight: [Bool]?
    }

    package let labels: PhotoLabels
    /// Best first.
    package let found: [Found]

    package init(labels: PhotoLabels, faces: [PetFace]) {
        self.labels = labels
        let matching = FaceMatching(
            found: faces.map(\.box), labels: labels.faces.map(\.face), width: labels.width, height: labels.height)
        found = zip(faces, matching.labelOfFound).map { face, index in
            let label = index.map { labels.faces[$0] }
            return Found(
                score: face.score, species: face.species?.rawValue, label: index,
                errors: label.map { LandmarkErrors(found: face.landmarks, label: $0.landmarks) },
                isVisibilityRight: label.flatMap { label in
                    face.visibility.map { visibility in
                        Landmark.allCases.map { visibility.isVisible($0) == label.isVisible[$0.index] }
                    }
                })
        }
    }

    /// The faces of at least a score.
    func found(from score: Double) -> ArraySlice<Found> { found.prefix { $0.score >= score } }
}

/// How one photo without cats and dogs came out.
package struct NegativeResult: Sendable {
    package let photo: NegativePhoto
    /// The scores of the faces claimed, best first.
    package let scores: [Double]

    package init(photo: NegativePhoto, scores: [Double]) { (self.photo, self.scores) = (photo, scores) }
}
