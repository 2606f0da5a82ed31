extension ImageView {
    /// Luma, and behind it chroma of both kinds in the same buffer, as V4L2 gives NV12 and NV21: both have rows of the
    /// same number of bytes. A chroma sample covers two columns and two rows; the last one of an odd size covers one.
    ///
    /// - Parameters:
    ///   - bytes: `height` rows of luma, then (height + 1) / 2 rows of (width + 1) / 2 pairs of chroma bytes.
    ///   - isVFirst: whether V is the first byte of a pair, as in NV21.
    ///   - encoding: what the numbers mean.
    ///   - width: columns in memory.
    ///   - height: rows in memory.
    ///   - bytesPerRow: from one row to the next, of luma and of chroma; rows may be followed by padding.
    ///   - chromaOffset: bytes from the first luma sample to the first chroma sample; nil where chroma follows the last
    ///     row of luma and its padding. Decoders that fill up the height put it further behind.
    ///   - orientation: how the picture has to be turned to stand upright.
    /// - Throws: `ImageError.invalidDimensions`, `.rowStrideTooSmall` or `.planeTooSmall`.
    public init(
        nv12 bytes: UnsafeRawBufferPointer, isVFirst: Bool = false, encoding: YUVEncoding, width: Int, height: Int,
        bytesPerRow: Int, chromaOffset: Int? = nil, orientation: ImageOrientation = .up
    ) throws(ImageError) {
        let (lumaByteCount, overflow) = bytesPerRow.multipliedReportingOverflow(by: height)
        let offset = chromaOffset ?? (overflow ? .max : lumaByteCount)
        let hasChroma = (0...bytes.count).contains(offset)
        try self.init(
            luma: PixelPlane(bytes, bytesPerRow: bytesPerRow),
            chroma: PixelPlane(
                UnsafeRawBufferPointer(rebasing: hasChroma ? bytes[offset...] : bytes[..<0]), bytesPerRow: bytesPerRow),
            isVFirst: isVFirst, encoding: encoding, width: width, height: height, orientation: orientation)
    }
}
