/// The zlib container (RFC 1950) of a PNG's data.
enum ZlibStream {
    /// Decompresses a stream that is meant to fill a buffer exactly, or as much of it as can be.
    ///
    /// - Parameters:
    ///   - source: The whole stream; bytes after its checksum are ignored.
    ///   - output: The buffer.
    static func decompress(_ source: UnsafeRawBufferPointer, into output: HeapBuffer<UInt8>) -> Inflater.Outcome {
        guard source.count >= 2 else {
            return Inflater.Outcome(written: 0, end: source.count, isTruncated: true)
        }
        let isHeaderValid =
            source[0] & 0x0F == 8 && source[0] >> 4 <= 7 && source[1] & 0x20 == 0
            && (Int(source[0]) << 8 | Int(source[1])) % 31 == 0
        guard isHeaderValid else { return Inflater.Outcome(written: 0, end: 0, defect: .badCompressedHeader) }
        var inflater = Inflater(source, from: 2, output: output)
        var outcome = inflater.run()
        guard outcome.isComplete else { return outcome }
        guard source.count - outcome.end >= 4 else {
            outcome.isTruncated = true
            outcome.end = source.count
            return outcome
        }
        let expected = UInt32(bigEndian: source.loadUnaligned(fromByteOffset: outcome.end, as: UInt32.self))
        if Adler32.checksum(output.pointer, count: output.count) != expected {
            outcome.defect = .dataChecksumMismatch
        }
        return outcome
    }
}
