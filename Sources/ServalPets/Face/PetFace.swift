/// A cat's or dog's face in a photo. All positions are in pixels of the photo after its EXIF orientation.
public struct PetFace: Hashable, Sendable {
    /// The face box: the detector's view of the bounds of the nine landmarks.
    public let box: Box<ImageSpace>
    public let landmarks: Landmarks<ImageSpace>

    public init(box: Box<ImageSpace>, landmarks: Landmarks<ImageSpace>) {
        (self.box, self.landmarks) = (box, landmarks)
    }

    /// How far the face is turned in the picture's plane: the angle of the line from the left to the right eye in
    /// degrees, 0 for an upright face, growing clockwise, in (-180, 180].
    public var rollDegrees: Double { landmarks.rollDegrees }

    /// Places a drawing such as a pair of glasses on the face.
    public var stickerTransform: StickerTransform { StickerTransform(eyesOf: landmarks) }

    /// How well the two networks agree on where the face is: the overlap (intersection over union) of the detector's
    /// box and the landmarks' bounds, 0 to 1.
    ///
    /// The networks always answer, also for a photo without a face; a low agreement tells that the answer is not to be
    /// trusted.
    public var agreement: Double { box.overlap(with: landmarks.bounds) }
}
