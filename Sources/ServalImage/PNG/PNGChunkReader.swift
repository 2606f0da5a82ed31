/// Walks through the chunks of a PNG (PNG 5.3).
struct PNGChunkReader {
    struct Chunk {
        /// Four ASCII letters.
        let type: String
        let content: UnsafeRawBufferPointer
        /// Offset of the content in the file.
        let offset: Int
        /// The file ends inside the chunk; ``content`` is what there is of it.
        let isCut: Bool
        fileprivate let checksum: UInt32
        fileprivate let checked: UnsafeRawBufferPointer

        /// Whether a decoder that does not know the type has to give up.
        var isCritical: Bool { type.utf8.first.map { $0 & 0x20 == 0 } ?? true }

        var isChecksumValid: Bool { isCut || CRC32.checksum(checked) == checksum }
    }

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private let bytes: UnsafeRawBufferPointer
    private(set) var position = 8

    init(_ bytes: UnsafeRawBufferPointer) throws(ImageError) {
        self.bytes = bytes
        for (offset, expected) in Self.signature.enumerated() {
            guard offset < bytes.count else { throw .truncated(.png, structure: .signature, offset: offset) }
            guard bytes[offset] == expected else { throw .invalidPNG(.badSignature, offset: offset) }
        }
    }

    /// Reads the next chunk.
    ///
    /// - Parameter allowsCut: Answer with the part that is there of a chunk in which the file ends.
    mutating func next(allowsCut: Bool) throws(ImageError) -> Chunk {
        guard bytes.count - position >= 8 else {
            throw .truncated(.png, structure: .chunkHeader, offset: bytes.count)
        }
        let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)))
        let name = bytes[position + 4..<position + 8]
        guard name.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else {
            throw .invalidPNG(.badChunkType, offset: position + 4)
        }
        let type = String(decoding: name, as: UTF8.self)
        guard length <= Int32.max else { throw .invalidPNG(.chunkTooLong(type: type), offset: position) }
        let start = position + 8
        guard bytes.count - start >= length + 4 else {
            guard allowsCut else { throw .truncated(.png, structure: .chunkData, offset: bytes.count) }
            position = bytes.count
            let content = UnsafeRawBufferPointer(rebasing: bytes[start..<min(bytes.count, start + length)])
            return Chunk(type: type, content: content, offset: start, isCut: true, checksum: 0, checked: content)
        }
        position = start + length + 4
        return Chunk(
            type: type, content: UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]), offset: start,
            isCut: false,
            checksum: UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start + length, as: UInt32.self)),
            checked: UnsafeRawBufferPointer(rebasing: bytes[start - 4..<start + length]))
    }
}
