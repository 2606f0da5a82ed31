/// The names of a zip archive's entries. Source: PKWARE, APPNOTE.TXT, sections 4.3.12 and 4.3.16.
enum ZipNames {
    /// More entries are not looked at.
    private static let mostEntries = 4096
    private static let endSize = 22

    /// Empty where the archive's directory cannot be found; then the first entry's name alone, if that is there.
    static func read(_ bytes: UnsafeRawBufferPointer) -> [String] {
        let names = directory(bytes)
        guard names.isEmpty, bytes.count >= 30, bytes.begin(with: [0x50, 0x4B, 0x03, 0x04]) else { return names }
        return name(bytes, at: 30, length: bytes.short(26)).map { [$0] } ?? []
    }

    private static func directory(_ bytes: UnsafeRawBufferPointer) -> [String] {
        guard let end = endOfDirectory(bytes) else { return [] }
        var position = Int(bytes.loadUnaligned(fromByteOffset: end + 16, as: UInt32.self).littleEndian)
        var names: [String] = []
        while names.count < mostEntries, position <= bytes.count - 46,
            bytes.begin(with: [0x50, 0x4B, 0x01, 0x02], at: position)
        {
            let length = bytes.short(position + 28)
            guard let name = name(bytes, at: position + 46, length: length) else { break }
            names.append(name)
            position += 46 + length + bytes.short(position + 30) + bytes.short(position + 32)
        }
        return names
    }

    /// Where the record stands that ends the archive, a comment of at most 65,535 bytes behind it.
    private static func endOfDirectory(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.count >= endSize else { return nil }
        let last = bytes.count - endSize
        for position in stride(from: last, through: max(0, last - 65_535), by: -1)
        where bytes.begin(with: [0x50, 0x4B, 0x05, 0x06], at: position) {
            return position
        }
        return nil
    }

    private static func name(_ bytes: UnsafeRawBufferPointer, at start: Int, length: Int) -> String? {
        guard length <= bytes.count - start else { return nil }
        return String(decoding: bytes[start..<start + length], as: UTF8.self)
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func short(_ offset: Int) -> Int {
        Int(UInt16(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
    }
}
