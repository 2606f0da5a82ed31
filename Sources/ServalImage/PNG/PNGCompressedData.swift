/// The contents of a PNG's IDAT chunks, which are one zlib stream.
struct PNGCompressedData {
    private var parts: [(content: UnsafeRawBufferPointer, fileOffset: Int)] = []
    private(set) var count = 0

    var isEmpty: Bool { parts.isEmpty }

    /// Bytes that joining the parts takes.
    var joinedCount: Int { parts.count > 1 ? count : 0 }

    mutating func append(_ content: UnsafeRawBufferPointer, fileOffset: Int) {
        parts.append((content, fileOffset))
        count += content.count
    }

    /// Where a byte of the stream lies in the file; of its end, the byte behind.
    func fileOffset(of position: Int) -> Int {
        var rest = position
        for part in parts {
            if rest < part.content.count { return part.fileOffset + rest }
            rest -= part.content.count
        }
        return parts.last.map { $0.fileOffset + $0.content.count } ?? 0
    }

    /// Joins the parts where there are several.
    func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if parts.count == 1 { return body(parts[0].content) }
        var joined: [UInt8] = []
        joined.reserveCapacity(count)
        for part in parts { joined.append(contentsOf: part.content) }
        return joined.withUnsafeBytes(body)
    }
}
