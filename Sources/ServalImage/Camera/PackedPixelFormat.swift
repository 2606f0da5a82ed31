/// The order in which the bytes of a pixel lie in memory. Opacity is not looked at.
public enum PackedPixelFormat: String, Sendable, Hashable, CaseIterable {
    /// Three bytes: red, green, blue.
    case rgb
    /// Three bytes: blue, green, red.
    case bgr
    /// Four bytes: red, green, blue, opacity.
    case rgba
    /// Four bytes: blue, green, red, opacity. `kCVPixelFormatType_32BGRA`, and what V4L2 calls `AR24`.
    case bgra
    /// Four bytes: opacity, red, green, blue. `kCVPixelFormatType_32ARGB`.
    case argb
    /// Four bytes: opacity, blue, green, red.
    case abgr

    /// Bytes of a pixel.
    public var bytesPerPixel: Int {
        switch self {
        case .rgb, .bgr: 3
        case .rgba, .bgra, .argb, .abgr: 4
        }
    }

    /// The positions of red, green and blue in a pixel.
    var offsets: (red: Int, green: Int, blue: Int) {
        switch self {
        case .rgb, .rgba: (0, 1, 2)
        case .bgr, .bgra: (2, 1, 0)
        case .argb: (1, 2, 3)
        case .abgr: (3, 2, 1)
        }
    }
}
