/// How much of a JPEG's picture has been decoded.
struct JPEGProgress {
    /// Units of scans that start components, and those of them for which there was no data.
    var unitCount = 0
    var emptyUnitCount = 0

    /// A scan had data for one unit at least.
    var hasDecodedAnything = false

    /// The last row of MCUs for which the last scan had data.
    var lastReachedRow = 0

    /// Whether any scan ended before its last unit, and where its data ended first.
    var dataEnd: Int?

    /// The error that a file with no data at all is refused with.
    var firstError: ImageError?

    var percentMissing: Int { unitCount == 0 ? 0 : (emptyUnitCount * 100).dividedRoundingUp(by: unitCount) }
}
