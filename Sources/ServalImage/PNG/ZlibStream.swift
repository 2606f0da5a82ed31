/// The zlib container (RFC 1950) of a PNG's data.
enum ZlibStream {
    /// Decompresses a stream that must fill a buffer exactly.
    ///
    /// - Parameters:
    ///   - source: The whole stream; bytes after its checksum are ignored.
    ///   - output: The buffer.
    ///   - offset: Where the stream starts in the file, for errors.
    static func decompress(
        _ source: UnsafeRawBufferPointer, into output: HeapBuffer<UInt8>, offset: Int
    ) throws(ImageError) {
        guard source.count >= 2 else { throw .truncated(.png, structure: .compressedData, offset: offset) }
        let isHeaderValid =
            source[0] & 0x0F == 8 && source[0] >> 4 <= 7 && source[1] & 0x20 == 0
            && (Int(source[0]) << 8 | Int(source[1])) % 31 == 0
        guard isHeaderValid else { throw .invalidPNG(.badCompressedHeader, offset: offset) }
        var inflater = Inflater(source, from: 2, output: output)
        let end = try inflater.run(fileOffset: offset)
        guard source.count - end >= 4 else {
            throw .truncated(.png, structure: .compressedData, offset: offset + source.count)
        }
        let expected = UInt32(bigEndian: source.loadUnaligned(fromByteOffset: end, as: UInt32.self))
        guard Adler32.checksum(output.pointer, count: output.count) == expected else {
            throw .invalidPNG(.dataChecksumMismatch, offset: offset + end)
        }
    }
}
