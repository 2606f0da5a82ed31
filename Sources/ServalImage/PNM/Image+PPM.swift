extension Image {
    /// The picture as a raw PPM file (P6), without its alpha plane.
    public func encodedPPM() -> [UInt8] {
        [UInt8]("P6\n\(width) \(height)\n255\n".utf8) + pixels
    }
}
