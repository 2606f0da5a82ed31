extension Image {
    /// Decodes a PNG, JPEG, PPM or PGM file, told apart by content.
    ///
    /// The EXIF orientation of a JPEG is applied. Samples of more than 8 bits keep their high byte. Gamma and colour
    /// profiles are ignored. The input is not trusted: all of it is checked, and time and memory are bounded by the
    /// limits and the file's size.
    ///
    /// - Throws: ``ImageError``, which names the structure at fault and its byte offset.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, limits: DecodeLimits = .default
    ) throws(ImageError) -> Image {
        switch ImageFormat(content: bytes) {
        case .png: try PNGDecoder.decode(bytes, limits: limits)
        case .jpeg: try JPEGDecoder.decode(bytes, limits: limits)
        case .pnm: try PNMDecoder.decode(bytes, limits: limits)
        case nil: throw .unrecognizedFormat(leadingBytes: [UInt8](bytes.prefix(8)))
        }
    }

    /// Decodes a PNG, JPEG, PPM or PGM file held in an array.
    ///
    /// - Throws: ``ImageError``, which names the structure at fault and its byte offset.
    public static func decode(_ bytes: [UInt8], limits: DecodeLimits = .default) throws(ImageError) -> Image {
        try bytes.withUnsafeBufferPointer { (buffer) throws(ImageError) -> Image in
            try decode(UnsafeRawBufferPointer(buffer), limits: limits)
        }
    }
}
