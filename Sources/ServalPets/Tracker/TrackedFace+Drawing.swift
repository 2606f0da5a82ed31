import ServalImage

extension TrackedFace {
    /// What stands above its box: `#2 cat`.
    package var label: String { "#\(id) \(face.species?.rawValue ?? "face")" }
}

extension Image {
    /// Draws a face of a video as `draw(_:_:label:)` draws one of a photo, with its number above the box: `#2 cat`.
    ///
    /// - Parameters:
    ///   - tracked: the face, in pixels of this picture.
    ///   - parts: what is drawn of it.
    ///   - label: what stands above the box instead of number and species.
    public mutating func draw(
        _ tracked: TrackedFace, _ parts: FaceDrawing = [.box, .points], label: String? = nil
    ) {
        draw(tracked.face, parts, label: label ?? tracked.label)
    }
}
