/// A position in pixels. The top left corner of the top left pixel is (0, 0), its centre (0.5, 0.5).
public struct PixelPoint: Sendable, Hashable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
