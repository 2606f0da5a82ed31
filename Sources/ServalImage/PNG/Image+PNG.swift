extension Image {
    /// The picture as a PNG file: 8-bit RGB, or RGBA where there is an alpha plane.
    ///
    /// - Parameter threads: how many threads work at most, the caller's included; at least 1. The file does not depend on
    ///   it.
    public func encodedPNG(threads: Int = 1) -> [UInt8] {
        encodedPNG(threads: threads, bandByteCount: PNGEncoder.standardBandByteCount)
    }

    /// The same in bands of another size than usual.
    package func encodedPNG(threads: Int, bandByteCount: Int) -> [UInt8] {
        PNGEncoder.encode(self, threads: threads, bandByteCount: bandByteCount)
    }
}
