/// A picture that is placed on a face by its eyes.
public struct Sticker: Sendable {
    /// The picture; its alpha plane says where it covers.
    public let image: Image

    /// Where the face's left eye, as the viewer sees it, belongs, in pixels of the picture.
    public let leftEye: Point<ImageSpace>
    /// Where the right eye belongs, in pixels of the picture.
    public let rightEye: Point<ImageSpace>

    /// A sticker of a picture and the places of the eyes in it, in pixels of the picture.
    public init(image: Image, leftEye: Point<ImageSpace>, rightEye: Point<ImageSpace>) {
        self.image = image
        self.leftEye = leftEye
        self.rightEye = rightEye
    }

    /// The map that brings the sticker's eyes to a face's: scaled by the distance between the eyes and turned by the
    /// roll angle. Nil if the sticker's own eyes coincide.
    public func transform(leftEye: Point<ImageSpace>, rightEye: Point<ImageSpace>) -> AffineMap<ImageSpace, ImageSpace>?
    {
        AffineMap(from: (self.leftEye, self.rightEye), to: (leftEye, rightEye))
    }
}

extension Image {
    /// Places a sticker on a face.
    ///
    /// - Parameters:
    ///   - sticker: For instance ``Sticker/glasses``.
    ///   - leftEye: The viewer's left eye in the frame of the upright face, in pixels of this picture.
    ///   - rightEye: The other eye.
    public mutating func draw(_ sticker: Sticker, leftEye: Point<ImageSpace>, rightEye: Point<ImageSpace>) {
        guard let transform = sticker.transform(leftEye: leftEye, rightEye: rightEye) else { return }
        composite(sticker.image, transform: transform)
    }
}
