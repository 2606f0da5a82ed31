struct PNGDecoder {
    static func decode(_ bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(ImageError) -> Image {
        throw .unrecognizedFormat(leadingBytes: [])
    }
}
