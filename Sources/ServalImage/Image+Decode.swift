extension Image {
    /// Decodes a PNG, JPEG, PPM or PGM file, told apart by content.
    ///
    /// The orientation that the file states is applied: that of its EXIF data (of a JPEG's first EXIF segment; of a
    /// PNG's eXIf chunk, else of its text chunks `Raw profile type exif` and `Raw profile type APP1`), and where these
    /// state none, that of its XMP data. Samples of more than 8 bits keep their high byte. Gamma and colour profiles
    /// are ignored; of an animation the first picture is read.
    ///
    /// A damaged file answers with the part that is there, and ``warnings`` say what is wrong; a file of which nothing
    /// can be decoded is an error. ``DecodeOptions/isStrict`` makes all damage an error. The input is not trusted: all
    /// of it is checked, and time and memory are bounded by the limits and the file's size.
    ///
    /// - Throws: ``ImageError``, which names the structure at fault and its byte offset.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, options: DecodeOptions = .default
    ) throws(ImageError) -> Image {
        switch ImageFormat(content: bytes) {
        case .png: return try PNGDecoder.decode(bytes, options: options)
        case .jpeg: return try JPEGDecoder.decode(bytes, options: options)
        case .pnm: return try PNMDecoder.decode(bytes, options: options)
        case nil:
            if bytes.isEmpty { throw .emptyFile }
            if let format = ForeignFormat(content: bytes) { throw .foreignFormat(format) }
            throw .unrecognizedFormat(leadingBytes: [UInt8](bytes.prefix(8)))
        }
    }

    /// Decodes a PNG, JPEG, PPM or PGM file held in an array.
    ///
    /// - Throws: ``ImageError``, which names the structure at fault and its byte offset.
    public static func decode(_ bytes: [UInt8], options: DecodeOptions = .default) throws(ImageError) -> Image {
        try bytes.withUnsafeBufferPointer { (buffer) throws(ImageError) -> Image in
            try decode(UnsafeRawBufferPointer(buffer), options: options)
        }
    }

    /// Decodes a file held in an array within other limits.
    ///
    /// - Throws: ``ImageError``, which names the structure at fault and its byte offset.
    public static func decode(_ bytes: [UInt8], limits: DecodeLimits) throws(ImageError) -> Image {
        try decode(bytes, options: DecodeOptions(limits: limits))
    }
}
