/// How much is computed between two looks at whether a run is given up.
package enum WorkChunk {
    /// Products, comparisons or the like: so few that they take some hundredths of a second on one core, so many that a usual
    /// layer is one chunk.
    package static let usualSize = 0x1p28

    /// Channels as kernels compute them: by whole vectors.
    static func lanes(_ channels: Int) -> Double { Double((channels + 15) & ~15) }
}
