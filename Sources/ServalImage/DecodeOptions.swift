/// How a file is decoded.
public struct DecodeOptions: Sendable, Hashable {
    /// What decoding may spend.
    public var limits: DecodeLimits

    /// Refuse a damaged file. By default the part that is there is decoded, and ``Image/warnings`` say what is wrong.
    public var isStrict: Bool

    /// How far a JPEG is made smaller while it is decoded.
    public var reduction: ImageReduction

    /// - Parameters:
    ///   - limits: What decoding may spend.
    ///   - strict: Refuse a damaged file instead of decoding the part that is there.
    ///   - reduction: How far a JPEG is made smaller while it is decoded.
    public init(limits: DecodeLimits = .default, strict: Bool = false, reduction: ImageReduction = .none) {
        self.limits = limits
        isStrict = strict
        self.reduction = reduction
    }

    /// The default limits, full size, and damaged files decoded as far as they go.
    public static let `default` = DecodeOptions()

    /// The default limits, full size, and no damaged file.
    public static let strict = DecodeOptions(strict: true)
}

/// How far a JPEG is made smaller while it is decoded: by 1, 2, 4 or 8 on each side.
///
/// A reduced picture takes less time and a fraction of the memory; each of its pixels is the mean of a square of full
/// size. Sizes are those of the upright picture. Files of other formats are always decoded at full size.
public enum ImageReduction: Sendable, Hashable {
    /// Full size.
    case none

    /// By the largest of 1, 2, 4 and 8 that is not above the number.
    case by(Int)

    /// As far as the result is no smaller than the picture scaled to lie within this size (a letterbox).
    case fitting(width: Int, height: Int)

    /// As far as the result is no smaller than this size in both directions.
    case covering(width: Int, height: Int)

    /// The factor for a picture of this size.
    func factor(width: Int, height: Int) -> Int {
        [8, 4, 2].first { factor in
            switch self {
            case .none: false
            case .by(let number): factor <= number
            case .fitting(let targetWidth, let targetHeight):
                Self.isCovered(targetWidth, factor, width) || Self.isCovered(targetHeight, factor, height)
            case .covering(let targetWidth, let targetHeight):
                Self.isCovered(targetWidth, factor, width) && Self.isCovered(targetHeight, factor, height)
            }
        } ?? 1
    }

    private static func isCovered(_ target: Int, _ factor: Int, _ full: Int) -> Bool {
        let (needed, overflow) = max(1, target).multipliedReportingOverflow(by: factor)
        return !overflow && needed <= full
    }
}
