/// What the detector says of one place of a photo.
package struct FaceCandidate: Sendable {
    /// The probability of a face being there.
    package let score: Double
    /// Fit for a crop to be taken round it.
    package let box: Box<ImageSpace>
    /// One logit a species, in the model file's order.
    package let speciesLogits: [Float]
    /// Rough places, from the whole photo at the detector's size.
    package let landmarks: Landmarks<ImageSpace>
    package let visibility: LandmarkVisibility
}
