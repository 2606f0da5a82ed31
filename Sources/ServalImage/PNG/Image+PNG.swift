extension Image {
    /// The picture as a PNG file: 8-bit RGB, or RGBA where there is an alpha plane.
    public func encodedPNG() -> [UInt8] {
        PNGEncoder.encode(self)
    }
}
