/// What the numbers of a picture in luma and chroma mean.
public struct YUVEncoding: Sendable, Hashable {
    /// Which share of luma each colour has.
    public enum Matrix: String, Sendable, Hashable, CaseIterable {
        /// ITU-R BT.601: JPEG, and video of standard definition.
        case bt601
        /// ITU-R BT.709: video of high definition.
        case bt709
        /// ITU-R BT.2020, non-constant luminance.
        case bt2020

        /// The shares of red and blue.
        var shares: (red: Double, blue: Double) {
            switch self {
            case .bt601: (0.299, 0.114)
            case .bt709: (0.2126, 0.0722)
            case .bt2020: (0.2627, 0.0593)
            }
        }
    }

    /// Which numbers stand for black and white.
    public enum Range: String, Sendable, Hashable, CaseIterable {
        /// 0 and 255; chroma from 0 to 255.
        case full
        /// 16 and 235; chroma from 16 to 240. Also called limited.
        case video
    }

    /// Which share of luma each colour has.
    public let matrix: Matrix
    /// Which numbers stand for black and white.
    public let range: Range

    /// An encoding by its matrix and range.
    public init(_ matrix: Matrix, _ range: Range) { (self.matrix, self.range) = (matrix, range) }

    /// BT.601 of the full range: what JPEG files hold (ITU-T T.871).
    public static let jpeg = YUVEncoding(.bt601, .full)
}

/// How many pixels share one sample of chroma.
public enum ChromaSubsampling: String, Sendable, Hashable, CaseIterable {
    /// Two columns and two rows.
    case yuv420
    /// Two columns.
    case yuv422
    /// Each pixel has its own.
    case yuv444

    /// Columns of pixels that share a sample.
    public var columns: Int { self == .yuv444 ? 1 : 2 }
    /// Rows of pixels that share a sample.
    public var rows: Int { self == .yuv420 ? 2 : 1 }
}
