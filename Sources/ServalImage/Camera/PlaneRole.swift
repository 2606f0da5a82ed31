/// What one plane of a picture in memory holds, as errors name it.
public enum PlaneRole: String, Sendable, Hashable, CaseIterable {
    /// All of a picture whose samples lie side by side.
    case pixels
    /// Brightness, or grey.
    case luma
    /// Chroma of both kinds in turns.
    case chroma
    /// The blue difference alone.
    case u
    /// The red difference alone.
    case v
}
