import ServalPets

/// What is drawn onto a picture of each face.
struct DrawingStyle {
    let withSticker: Bool
    let parts: FaceDrawing

    /// Boxes and points unless something is asked for.
    init(sticker: Bool, box: Bool, points: Bool) {
        withSticker = sticker
        var parts: FaceDrawing = []
        if box { parts.insert(.box) }
        if points { parts.insert(.points) }
        self.parts = sticker || box || points ? parts : [.box, .points]
    }

    /// - Parameter labels: what stands above each box instead of species and score.
    func draw(_ faces: [PetFace], labels: [String]? = nil, onto image: inout Image) {
        // The best faces last, above the others.
        for (index, face) in faces.enumerated().reversed() {
            if withSticker { image.draw(.glasses, on: face) }
            image.draw(face, parts, label: labels?[index])
        }
    }
}
