import ServalPets

/// What a person saw in one photo.
package struct FaceLabel: Sendable, Equatable {
    /// The photo's file name, relative to the folder of photos.
    package let file: String
    /// The photo's size, to tell labels of another version of the file.
    package let width: Int
    package let height: Int
    /// Such as `cat` or `dog`; empty when not stated.
    package let species: String
    /// Such as `test`; empty when not stated.
    package let split: String
    package let landmarks: Landmarks<ImageSpace>
    /// For each landmark in its order, whether it was seen rather than guessed.
    package let isVisible: [Bool]

    /// The bounds of the nine points.
    package var face: Box<ImageSpace> { landmarks.bounds }

    package init(
        file: String, width: Int, height: Int, species: String, split: String, landmarks: Landmarks<ImageSpace>,
        isVisible: [Bool]
    ) {
        (self.file, self.width, self.height) = (file, width, height)
        (self.species, self.split, self.landmarks, self.isVisible) = (species, split, landmarks, isVisible)
    }
}
