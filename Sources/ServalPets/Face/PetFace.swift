/// A cat's or dog's face in a picture. All positions are in pixels of the picture after its EXIF orientation.
public struct PetFace: Hashable, Sendable {
    /// What animal it is; nil from the pair of networks, which does not tell.
    public let species: PetSpecies?
    /// How sure it is that there is a face, 0 to 1: a probability from the end-to-end networks, `agreement` from the
    /// pair.
    public let score: Double
    /// The nine points of the face, in pixels of the picture.
    public let landmarks: Landmarks<ImageSpace>
    /// How likely each point is seen; nil from the pair of networks, which does not tell.
    public let visibility: LandmarkVisibility?
    /// The detector's first view of the face box, round which the second network looked.
    public let detectedBox: Box<ImageSpace>

    /// A face of known parts, in pixels of the picture.
    public init(
        species: PetSpecies?, score: Double, detectedBox: Box<ImageSpace>, landmarks: Landmarks<ImageSpace>,
        visibility: LandmarkVisibility?
    ) {
        (self.species, self.score, self.detectedBox) = (species, score, detectedBox)
        (self.landmarks, self.visibility) = (landmarks, visibility)
    }

    /// A face of the pair of networks, which always answers: the score is the agreement of the two.
    public init(detectedBox: Box<ImageSpace>, landmarks: Landmarks<ImageSpace>) {
        self.init(
            species: nil, score: detectedBox.overlap(with: landmarks.bounds), detectedBox: detectedBox,
            landmarks: landmarks, visibility: nil)
    }

    /// The face box: the bounds of the nine landmarks, which may reach beyond the picture.
    ///
    /// That is what a face box is defined as, and the second network, which sees the face larger, knows them better
    /// than the detector. Points that the picture does not show, such as ears above its edge, are guesses, and the box
    /// moves with them; `Box.clipped(width:height:)` is the part inside the picture.
    public var box: Box<ImageSpace> { landmarks.bounds }

    /// How far the face is turned in the picture's plane: the angle of the line from the left to the right eye in
    /// degrees, 0 for an upright face, growing clockwise, in (-180, 180].
    public var rollDegrees: Double { landmarks.rollDegrees }

    /// Places a drawing such as a pair of glasses on the face.
    public var stickerTransform: AffineMap<FaceSpace, ImageSpace> { AffineMap(eyesOf: landmarks) }

    /// How well the two networks agree on where the face is: the overlap (intersection over union) of the detector's
    /// box and the landmarks' bounds, 0 to 1.
    public var agreement: Double { detectedBox.overlap(with: box) }
}
