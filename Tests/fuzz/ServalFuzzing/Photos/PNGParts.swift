/// A PNG's chunks, from which a file with mended lengths and checksums is put together again.
struct PNGParts {
    struct Chunk {
        var type: [UInt8]
        var content: [UInt8]
    }

    var chunks: [Chunk] = []

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// The chunks that lie whole within the bytes.
    init(_ bytes: [UInt8]) {
        var position = 8
        while position + 8 <= bytes.count {
            let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            let start = position + 8
            guard length <= bytes.count - start else { break }
            chunks.append(
                Chunk(type: Array(bytes[position + 4..<start]), content: Array(bytes[start..<start + length])))
            position = start + length + 4
        }
        guard chunks.isEmpty else { return }
        chunks = [
            Chunk(type: Array("IHDR".utf8), content: [0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]),
            Chunk(type: Array("IDAT".utf8), content: ZlibText.stored([0, 1, 2, 3, 0, 4, 5, 6])),
            Chunk(type: Array("IEND".utf8), content: []),
        ]
    }

    func serialized() -> [UInt8] {
        var file = Self.signature
        for chunk in chunks {
            file += Self.bigEndian(UInt32(truncatingIfNeeded: chunk.content.count))
            let checked = chunk.type + chunk.content
            file += checked
            file += Self.bigEndian(Self.checksum(checked))
        }
        return file
    }

    static func bigEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
    }

    /// The cyclic redundancy check of PNG, annex D.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { $0 >> 8 ^ table[Int(($0 ^ UInt32($1)) & 0xFF)] }
    }
}
