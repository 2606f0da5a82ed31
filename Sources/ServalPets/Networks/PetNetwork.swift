/// The two networks that find a face.
public enum PetNetwork: String, CaseIterable, Sendable {
    /// Photo to face box.
    case box = "pet-face-box"
    /// Square round the face to nine points.
    case landmarks = "pet-face-landmarks"

    /// What a model file's `serval.task` has to be called.
    public var taskName: String { rawValue }

    /// The bundled model file.
    package func fileName(_ precision: BundledPrecision) -> String {
        switch precision {
        case .float32: "\(rawValue).safetensors"
        case .int8: "\(rawValue).int8.safetensors"
        }
    }

    /// The numbers that the network gives for a photo.
    package var outputCount: Int {
        switch self {
        case .box: 4
        case .landmarks: 2 * Landmark.allCases.count
        }
    }
}
