/// A position in pixels. The top left corner of the top left pixel is (0, 0), its centre (0.5, 0.5).
public struct PixelPoint: Sendable, Hashable {
    /// Pixels from the left border.
    public var x: Double
    /// Pixels from the top border.
    public var y: Double

    /// A position by its coordinates, in pixels.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
