/// What of a face is drawn onto a picture.
public struct FaceDrawing: OptionSet, Hashable, Sendable {
    /// A bit for each part.
    public let rawValue: Int

    /// The parts whose bits are set.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The face box, and above it species and score.
    public static let box = FaceDrawing(rawValue: 1)
    /// The nine points and lines between those that belong together.
    public static let points = FaceDrawing(rawValue: 2)
}
