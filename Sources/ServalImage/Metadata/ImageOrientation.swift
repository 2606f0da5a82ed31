/// How a stored picture has to be turned to stand upright: the EXIF tag 0x0112 (CIPA DC-008, 4.6.4).
public enum ImageOrientation: Int, Sendable, Hashable, CaseIterable {
    case up = 1
    case mirrored = 2
    case rotated180 = 3
    case flipped = 4
    /// Mirrored along the main diagonal.
    case transposed = 5
    /// To be turned by 90 degrees clockwise.
    case rotated90 = 6
    /// Mirrored along the other diagonal.
    case transversed = 7
    /// To be turned by 90 degrees counterclockwise.
    case rotated270 = 8

    /// Whether the upright picture has the stored one's width as its height.
    public var swapsAxes: Bool { rawValue >= 5 }

    /// The orientation that undoes this one.
    var inverse: ImageOrientation {
        switch self {
        case .rotated90: .rotated270
        case .rotated270: .rotated90
        default: self
        }
    }
}
