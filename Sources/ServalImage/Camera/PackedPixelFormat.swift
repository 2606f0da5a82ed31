/// The order in which the bytes of a pixel lie in memory. Opacity is not looked at.
public enum PackedPixelFormat: String, Sendable, Hashable, CaseIterable {
    /// Three bytes: red, green, blue. V4L2's `RGB3`.
    case rgb
    /// Three bytes: blue, green, red. V4L2's `BGR3`.
    case bgr
    /// Four bytes: red, green, blue, opacity. V4L2's `AB24` and `XB24`.
    case rgba
    /// Four bytes: blue, green, red, opacity. `kCVPixelFormatType_32BGRA`, V4L2's `AR24` and `XR24`.
    case bgra
    /// Four bytes: opacity, red, green, blue. `kCVPixelFormatType_32ARGB`, V4L2's `BA24` and `BX24`.
    case argb
    /// Four bytes: opacity, blue, green, red. V4L2's `RA24` and `RX24`.
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
