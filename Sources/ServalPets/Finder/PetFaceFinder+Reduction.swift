import ServalImage

extension PetFaceFinder {
    /// How far a JPEG may be decoded smaller for this finder: the picture's longer side stays at six times the
    /// detector's or more, so that a face an eighth as long still fills the second network's input.
    ///
    /// ```swift
    /// let options = DecodeOptions(reduction: finder.reduction)
    /// let photo = try Image.decode(bytes, options: options)
    /// let faces = try finder.faces(in: photo).map { $0.atFullSize(of: photo) }
    /// ```
    public var reduction: ImageReduction {
        let side = 6 * models.wholeSide
        return .fitting(width: side, height: side)
    }
}

extension PetFace {
    /// The same face in pixels of the file's picture at full size, for one found in a photo that was decoded reduced.
    public func atFullSize(of image: Image) -> PetFace {
        guard image.reduction > 1 else { return self }
        let origin = image.fullSizePoint(Point<ImageSpace>(x: 0, y: 0))
        let scale = Double(image.reduction)
        let mapping = Mapping<ImageSpace, ImageSpace>(
            scaleX: scale, scaleY: scale, offsetX: origin.x, offsetY: origin.y)
        return PetFace(
            species: species, score: score, detectedBox: mapping(detectedBox), landmarks: landmarks.mapped(by: mapping),
            visibility: visibility)
    }
}
