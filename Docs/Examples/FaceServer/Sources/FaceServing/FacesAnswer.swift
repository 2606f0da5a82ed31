import ServalPets

/// What the server says of a photo: the object that `serval detect --json` prints for it, with the warnings of a damaged
/// file beside it.
struct FacesAnswer: Encodable {
    /// As the client called the photo, if it did.
    var file: String?
    let width: Int
    let height: Int
    let faces: [FaceAnswer]
    /// Left out for a sound file.
    let warnings: [String]?

    init(_ faces: [PetFace], in photo: Image) {
        (width, height) = (photo.fullWidth, photo.fullHeight)
        self.faces = faces.map { FaceAnswer($0, width: photo.fullWidth, height: photo.fullHeight) }
        warnings = photo.warnings.isEmpty ? nil : photo.warnings.map(\.description)
    }
}

/// One face, positions in pixels of the photo.
struct FaceAnswer: Encodable {
    private enum CodingKeys: String, CodingKey {
        case species, score, box, landmarks, visible
        case unclippedBox = "unclipped_box"
        case rollDegrees = "roll_degrees"
    }

    let species: String?
    let score: Double
    /// x0, y0, x1, y1: the part inside the photo.
    let box: [Double]
    /// The whole box where it reaches beyond the photo.
    let unclippedBox: [Double]?
    let landmarks: [String: [Double]]
    let visible: [String: Bool]?
    let rollDegrees: Double

    init(_ face: PetFace, width: Int, height: Int) {
        species = face.species?.rawValue
        score = Self.rounded(face.score)
        let clipped = face.box.clipped(width: width, height: height)
        box = Self.list(clipped)
        unclippedBox = clipped == face.box ? nil : Self.list(face.box)
        landmarks = Self.byName { [Self.rounded(face.landmarks[$0].x), Self.rounded(face.landmarks[$0].y)] }
        visible = face.visibility.map { visibility in Self.byName { visibility.isVisible($0) } }
        rollDegrees = Self.rounded(face.rollDegrees)
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        // Null where the networks do not tell.
        try object.encode(species, forKey: .species)
        try object.encode(score, forKey: .score)
        try object.encode(box, forKey: .box)
        try object.encodeIfPresent(unclippedBox, forKey: .unclippedBox)
        try object.encode(landmarks, forKey: .landmarks)
        try object.encode(visible, forKey: .visible)
        try object.encode(rollDegrees, forKey: .rollDegrees)
    }

    private static func byName<Value>(_ value: (Landmark) -> Value) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: Landmark.allCases.map { ($0.rawValue, value($0)) })
    }

    private static func list(_ box: Box<ImageSpace>) -> [Double] { [box.x0, box.y0, box.x1, box.y1].map(rounded) }

    /// To a thousandth; no negative zero.
    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 + 0 }
}
