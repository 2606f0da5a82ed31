/// A cat's or dog's face in a photo. All positions are in pixels of the photo after its EXIF orientation.
public struct PetFace: Hashable, Sendable {
    public let landmarks: Landmarks<ImageSpace>
    /// The detector's first view of the face box, round which the landmark network looked.
    public let detectedBox: Box<ImageSpace>

    public init(detectedBox: Box<ImageSpace>, landmarks: Landmarks<ImageSpace>) {
        (self.detectedBox, self.landmarks) = (detectedBox, landmarks)
    }

    /// The face box: the bounds of the nine landmarks.
    ///
    /// That is what a face box is defined as, and the landmark network, which sees the face larger, knows them better
    /// than the detector.
    public var box: Box<ImageSpace> { landmarks.bounds }

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
    public var agreement: Double { detectedBox.overlap(with: box) }
}
