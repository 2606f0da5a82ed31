/// The networks that find faces: two that work end to end, and the pair that looks for one face.
public enum PetNetwork: String, CaseIterable, Sendable {
    /// Photo to any number of faces, with species, score, box and rough points.
    case faces = "pet-faces"
    /// Square round a face to nine points, their visibility, species and whether there is a face.
    case points = "pet-face-points"
    /// Photo to the box of one face.
    case box = "pet-face-box"
    /// Square round the face to nine points.
    case landmarks = "pet-face-landmarks"

    /// What a model file's `serval.task` has to be called.
    public var taskName: String { rawValue }

    /// Which two networks it is one of.
    public var group: PetNetworks {
        switch self {
        case .faces, .points: .endToEnd
        case .box, .landmarks: .pair
        }
    }
}

/// Which two networks find faces.
public enum PetNetworks: String, CaseIterable, Sendable {
    /// `PetNetwork.faces` and `.points`: any number of faces, cat or dog, or none.
    case endToEnd = "end-to-end"
    /// `PetNetwork.box` and `.landmarks`: always one face.
    case pair

    /// The first network, which sees the whole photo, and the second one, which sees a face.
    package var members: (whole: PetNetwork, crop: PetNetwork) {
        switch self {
        case .endToEnd: (.faces, .points)
        case .pair: (.box, .landmarks)
        }
    }
}
