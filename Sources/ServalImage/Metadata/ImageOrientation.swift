/// How a stored picture has to be turned to stand upright: the EXIF tag 0x0112 (CIPA DC-008, 4.6.4).
public enum ImageOrientation: Int, Sendable, Hashable, CaseIterable {
    /// The picture is stored upright.
    case up = 1
    /// The picture is mirrored: left and right are exchanged.
    case mirrored = 2
    /// The picture stands on its head: it is to be turned by 180 degrees.
    case rotated180 = 3
    /// The picture is mirrored from top to bottom.
    case flipped = 4
    /// The picture is mirrored along the main diagonal: rows and columns are exchanged.
    case transposed = 5
    /// The picture is to be turned by 90 degrees clockwise.
    case rotated90 = 6
    /// The picture is mirrored along the other diagonal.
    case transversed = 7
    /// The picture is to be turned by 90 degrees counterclockwise.
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
